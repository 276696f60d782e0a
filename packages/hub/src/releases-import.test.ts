import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { mkdtempDisposable } from "@pinghouse/shared/node/temporary-directory";
import { runCommand, startHub } from "./testing/hub-process.ts";

const head = "version,released_on,security,critical,advisories,affected\n";
const good = `${head}8.4.0,2026-01-01,,,,\n8.4.1,2026-02-01,true,true,A-1,>=8.4 <8.4.1\n`;

test("imports a file beside a running hub and without one, says what is new, and keeps the policy", async () => {
  await using directory = mkdtempDisposable();
  writeFileSync(join(directory.path, "r.csv"), good);
  const run = (...more: string[]) => runCommand(directory.path, ["releases", "import", "r.csv", ...more], { cwd: directory.path });
  expect(await run("--json")).toMatchObject({ code: 0, stdout: '{"new":2,"changed":0,"same":0}\n' });
  await using hub = await startHub(directory.path);
  expect(hub.url).toContain("http");
  expect(await run("--up-to-date", "maintained", "--maintained", "2")).toMatchObject({ code: 0, stdout: "new      0\nchanged  0\nsame     2\n" });
});

test("one fault anywhere refuses the whole file, with its line", async () => {
  await using directory = mkdtempDisposable();
  writeFileSync(join(directory.path, "r.csv"), `${good}nine,2026-03-01,,,,\n`);
  const { code, stdout, stderr } = await runCommand(directory.path, ["releases", "import", "r.csv"], { cwd: directory.path });
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toContain('r.csv:4: version "nine" is no version');
  expect(stderr).toContain("Nothing was imported");
  writeFileSync(join(directory.path, "r.csv"), good);
  expect(await runCommand(directory.path, ["releases", "import", "r.csv", "--json"], { cwd: directory.path })).toMatchObject({ stdout: '{"new":2,"changed":0,"same":0}\n' });
});

test("a policy that is none, and no file, are wrong use", async () => {
  await using directory = mkdtempDisposable();
  writeFileSync(join(directory.path, "r.csv"), good);
  for (const more of [["r.csv", "--up-to-date", "never"], ["r.csv", "--maintained", "many"], []]) {
    expect((await runCommand(directory.path, ["releases", "import", ...more], { cwd: directory.path })).code).toBe(2);
  }
});
