import { expect, test } from "vitest";
import { listOf } from "../testing/land-oracle.ts";
import { openTestStore } from "../testing/open-test-store.ts";
import { installationId, ping } from "../testing/test-ping.ts";
import { installationUpgrades, type InstallationUpgradesRow } from "./installation-upgrades.ts";

const mine = (at: string, version: string | null) => ping({ uuid: "a", hostname: "h", at, version });

test("a change of version stands in the week of its first standing ping; the first ping, another edition and a ping without a version are none", async () => {
  await using store = await openTestStore([
    mine("2026-01-05", "18.6.0"),
    mine("2026-01-12", "18.6.0-ee"),
    mine("2026-01-19T08:00:00Z", "18.6.0-ee"),
    mine("2026-01-21T08:00:00Z", "18.7.0-ee"),
    mine("2026-01-26", null),
    mine("2026-02-09", "18.6.1-ee"),
    ping({ uuid: "b", hostname: "h", at: "2026-01-12", version: "17.0.0" }),
  ]);
  expect(await listOf<InstallationUpgradesRow>(store, installationUpgrades({ id: installationId("a", "h") }))).toEqual([
    { week: "2026-01-19", version: "18.7.0", previous_version: "18.6.0" },
    { week: "2026-02-09", version: "18.6.1", previous_version: "18.7.0" },
  ]);
  expect(await listOf(store, installationUpgrades({ id: "nobody's" }))).toEqual([]);
});
