import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { mkdtempDisposable } from "@pinghouse/shared/node/temporary-directory";
import { expect, test } from "vitest";
import { openControl } from "./open-control.ts";

test("who is told scores is anyone until an operator says otherwise, and stays over a start", async () => {
  await using directory = mkdtempDisposable();
  const open = () => openControl(join(directory.path, "control.db"), { now: () => 0, random: (bytes) => randomBytes(bytes) });
  const control = await open();
  expect(control.scoreFor()).toBe("anyone");
  await control.setScoreFor({ scoreFor: "verified", actor: "test" });
  const after = control.revision();
  await control.setScoreFor({ scoreFor: "verified", actor: "test" });
  expect([control.scoreFor(), control.revision()]).toEqual(["verified", after]);
  await control.close();
  const again = await open();
  expect(again.scoreFor()).toBe("verified");
  await again.close();
});
