import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryPings } from "../testing/arbitrary-pings.ts";
import { landOracle, listOf } from "../testing/land-oracle.ts";
import { openTestStore } from "../testing/open-test-store.ts";
import { ping } from "../testing/test-ping.ts";
import { fleetBreakdown, type FleetBreakdownRow } from "./fleet-breakdown.ts";

test("today's members part by version, edition, size and plan, and each part's users add up", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, fc.constantFrom("version" as const, "edition" as const, "size" as const, "plan" as const), async (pings, by) => {
      await using world = await landOracle(pings);
      const { oracle, store } = world;
      const name = { version: (ping: (typeof pings)[number]) => oracle.release(ping) || "unknown", edition: (ping: (typeof pings)[number]) => ping.edition ?? "unknown", size: oracle.size, plan: (ping: (typeof pings)[number]) => ping.plan ?? "unknown" };
      const parts = new Map<string, FleetBreakdownRow>();
      for (const ping of oracle.membersAt(oracle.current)) {
        const value = name[by](ping);
        const part = parts.get(value) ?? { value, installations: 0, users: 0 };
        parts.set(value, { value, installations: part.installations + 1, users: part.users + (ping.users ?? 0) });
      }
      expect(await listOf<FleetBreakdownRow>(store, fleetBreakdown({ by }))).toEqual([...parts.values()].toSorted((a, b) => (a.value < b.value ? -1 : 1)));
    }),
    { numRuns: 8 },
  );
});

test("today's members part by how they were installed, and who does not say is unknown", async () => {
  await using store = await openTestStore([
    ping({ uuid: "a", installation_type: "omnibus-gitlab" }),
    ping({ uuid: "b", installation_type: "gitlab-helm-chart" }),
    ping({ uuid: "c", installation_type: "gitlab-helm-chart" }),
    ping({ uuid: "d", installation_type: null }),
  ]);
  const rows = await listOf<FleetBreakdownRow>(store, fleetBreakdown({ by: "installation_type" }));
  expect(rows.map(({ value, installations }) => [value, installations])).toEqual([["gitlab-helm-chart", 2], ["omnibus-gitlab", 1], ["unknown", 1]]);
});

test("an empty plan or installation type says nothing, so it is unknown like one that is not there", async () => {
  await using store = await openTestStore([
    ping({ uuid: "a", installation_type: "", plan: "" }),
    ping({ uuid: "b", installation_type: null, plan: null }),
    ping({ uuid: "c", installation_type: "omnibus-gitlab", plan: "premium" }),
  ]);
  const parts = async (by: "plan" | "installation_type") =>
    (await listOf<FleetBreakdownRow>(store, fleetBreakdown({ by }))).map(({ value, installations }) => [value, installations]);
  expect(await parts("plan")).toEqual([["premium", 1], ["unknown", 2]]);
  expect(await parts("installation_type")).toEqual([["omnibus-gitlab", 1], ["unknown", 2]]);
});
