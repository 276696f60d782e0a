import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryPings } from "../testing/arbitrary-pings.ts";
import { landOracle, listOf } from "../testing/land-oracle.ts";
import { openTestStore } from "../testing/open-test-store.ts";
import { installationId, ping } from "../testing/test-ping.ts";
import { installation, installationExists } from "./installation.ts";
import { installations, type InstallationsRow } from "./installations.ts";

test("one installation says what the list says of it", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, async (pings) => {
      await using world = await landOracle(pings);
      for (const row of await listOf<InstallationsRow>(world.store, installations({}, { uuid: true }))) {
        expect(await installation(world.store, { id: row.id }, { uuid: true })).toMatchObject(row);
        expect(await installationExists(world.store, row.id)).toBe(true);
      }
    }),
    { numRuns: 5 },
  );
});

test("creation, type, plan and the second id come from the newest ping", async () => {
  const facts = { installation_type: "container", plan: "premium", unique_instance_id: "uid", created_at: "2020-02-03T04:05:06Z" };
  await using store = await openTestStore([ping({ uuid: "a", hostname: "h", ...facts })]);
  const { as_of: _, ...record } = await installation(store, { id: installationId("a", "h") }, { uuid: false });
  expect(record).toMatchObject({ installation_type: "container", plan: "premium", unique_instance_id: "uid", created_at: "2020-02-03T04:05:06.000Z", uuid: null });
});

test("an unknown installation is not found", async () => {
  await using store = await openTestStore([]);
  await expect(installation(store, { id: "x" }, { uuid: true })).rejects.toMatchObject({ code: "not_found" });
  expect(await installationExists(store, "x")).toBe(false);
});
