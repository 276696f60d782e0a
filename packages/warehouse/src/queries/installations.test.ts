import type { Label } from "@pinghouse/shared/cohort/label";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { editionFamily } from "@pinghouse/shared/cohort/edition";
import { arbitraryPings } from "../testing/arbitrary-pings.ts";
import { landOracle, listOf } from "../testing/land-oracle.ts";
import type { Oracle, OraclePing } from "../testing/oracle.ts";
import { installationId } from "../testing/test-ping.ts";
import { installations, type InstallationsInput, type InstallationsRow } from "./installations.ts";

const labelled = new Map<string, Label>([
  [installationId("u1", "a.example"), "test"],
  [installationId("u2", ""), "production"],
  ["gone", "test"],
]);

const iso = (ms: number): string => new Date(ms).toISOString();

const expectedRows = (oracle: Oracle, pings: readonly OraclePing[]) =>
  oracle.newest().map((ping) => {
    const all = pings.filter((other) => oracle.installationOf(other) === oracle.installationOf(ping));
    return {
      hostname: ping.hostname,
      uuid: ping.uuid,
      version: ping.version,
      edition: ping.edition,
      size: oracle.size(ping),
      state: oracle.active(ping) ? "active" : "silent",
      label: labelled.get(installationId(ping.uuid, ping.hostname)) ?? null,
      users: ping.users,
      first_ping_at: iso(Math.min(...all.map((one) => one.recorded_at))),
      last_ping_at: iso(ping.recorded_at),
      pings: all.length,
    };
  });

type Expected = ReturnType<typeof expectedRows>[number];
const cases: [InstallationsInput, (row: Expected) => boolean][] = [
  [{}, () => true],
  [{ state: "silent" }, (row) => row.state === "silent"],
  [{ edition: "EE", size: "51-100" }, (row) => row.edition === "EE" && row.size === "51-100"],
  [{ edition: "family:EE" }, (row) => editionFamily(row.edition) === "EE"],
  [{ uuid: "u2", hostname: "a.example" }, (row) => row.uuid === "u2" && row.hostname === "a.example"],
  [{ hostname: "" }, (row) => row.hostname === ""],
  [{ label: "test" }, (row) => row.label === "test"],
  [{ search: "B.EXAM" }, (row) => row.hostname === "b.example"],
];

test("every installation has one row that says what its newest ping says", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, fc.constantFrom(...cases), async (pings, [input, keep]) => {
      await using world = await landOracle(pings);
      const rows = await listOf<InstallationsRow>(world.store, installations(input, { uuid: true, labels: labelled }));
      const key = (row: { uuid: string | null; hostname: string }): string => `${row.uuid} ${row.hostname}`;
      const expected = expectedRows(world.oracle, pings).filter(keep);
      expect(rows.map(({ id: _id, plan: _plan, installation_type: _type, ...row }) => row).toSorted((a, b) => (key(a) < key(b) ? -1 : 1))).toEqual(
        expected.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)),
      );
      expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
    }),
    { numRuns: 12 },
  );
});

test("a scope hides uuids and other people's installations", async () => {
  const base = { recorded_at: 0, received_at: 0, version: null, edition: null, users: null, values: {} };
  await using world = await landOracle([
    { id: 1, uuid: "secret", hostname: "a", ...base },
    { id: 2, uuid: "other", hostname: "b", ...base },
  ]);
  const all = await listOf<InstallationsRow>(world.store, installations({}, { uuid: false }));
  expect(all.map((row) => row.uuid)).toEqual([null, null]);
  expect(await listOf(world.store, installations({ uuid: "secret" }, { uuid: false }))).toEqual([]);
  const [first] = all;
  const own = await listOf<InstallationsRow>(world.store, installations({}, { uuid: true, only: [first?.id ?? ""] }));
  expect(own.map((row) => row.hostname)).toEqual([first?.hostname]);
  expect(await listOf(world.store, installations({}, { uuid: true, only: [] }))).toEqual([]);
  expect(all.map((row) => row.label)).toEqual([null, null]);
  expect(await listOf(world.store, installations({ label: "test" }, { uuid: false }))).toEqual([]);
});
