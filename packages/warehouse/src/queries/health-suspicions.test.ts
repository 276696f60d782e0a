import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryPings } from "../testing/arbitrary-pings.ts";
import { landOracle } from "../testing/land-oracle.ts";
import { openTestStore } from "../testing/open-test-store.ts";
import type { OraclePing } from "../testing/oracle.ts";
import { ping } from "../testing/test-ping.ts";
import { healthSuspicions } from "./health-suspicions.ts";

const day = 86_400_000;
const keys = ["counts.issues", "counts.merge_requests"];

const number = (ping: OraclePing, key: string): number | undefined => {
  const value = ping.values[key];
  return typeof value === "number" ? value : undefined;
};

test("uuids on several hosts and totals that fell are those that plain loops find", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, async (pings) => {
      await using world = await landOracle(pings);
      const { oracle, store } = world;
      const members = oracle.membersAt(oracle.current);
      const uuids = [...new Set(members.map(({ uuid }) => uuid))];
      const hosts = uuids.map((uuid) => ({ uuid, hosts: members.filter((one) => one.uuid === uuid).length })).filter((one) => one.hosts > 1);
      const compared = members.flatMap((now) => {
        const own = pings.filter((one) => oracle.installationOf(one) === oracle.installationOf(now) && one.recorded_at < now.recorded_at && one.recorded_at >= now.recorded_at - 35 * day);
        const before = own.toSorted((a, b) => b.recorded_at - a.recorded_at)[0];
        const pairs = before === undefined ? [] : keys.map((key) => [number(now, key), number(before, key)] as const);
        const both = pairs.flatMap(([a, b]) => (a === undefined || b === undefined || b <= 0 ? [] : [a < b]));
        return both.length === 0 ? [] : [both.some((fell) => fell)];
      });
      const found = await healthSuspicions(store);
      expect(found.uuids.map((one) => ({ uuid: one.uuid, hosts: one.hosts })).toSorted((a, b) => (a.uuid < b.uuid ? -1 : 1))).toEqual(hosts.toSorted((a, b) => (a.uuid < b.uuid ? -1 : 1)));
      expect(found).toMatchObject({ shared_uuids: hosts.length, compared_installations: compared.length, with_falls: compared.filter((fell) => fell).length });
    }),
    { numRuns: 8 },
  );
});

const fleetOn = (versions: readonly (string | null)[]) => openTestStore(versions.map((version, n) => ping({ uuid: `u${n}`, version, at: "2026-01-07T12:00:00Z" })));

test("a version is impossible when it is absent, unreadable, or two majors beyond what others run", async () => {
  await using store = await fleetOn(["18.7.0", "18.6.1", "18.0.0-ee", "17.1.0", "19.0.0", "20.0.0", "99.1.0", "99.1.0", "$VERSION", null]);
  const { versions, newest_major, impossible_installations } = await healthSuspicions(store);
  expect({ newest_major, impossible_installations }).toEqual({ newest_major: 18, impossible_installations: 5 });
  expect(versions).toEqual([
    { version: "99.1.0", why: "ahead", installations: 2 },
    { version: null, why: "absent", installations: 1 },
    { version: "$VERSION", why: "unreadable", installations: 1 },
    { version: "20.0.0", why: "ahead", installations: 1 },
  ]);
});

test("a day with many new uuids stands out against the days before it, but not in a hub's first fortnight", async () => {
  const on = (date: string, count: number, received = date) => Array.from({ length: count }, (_, n) => ping({ uuid: `${date} ${n}`, at: date, received }));
  await using store = await openTestStore([...on("2026-01-01", 30), ...on("2026-01-10", 40), ...on("2026-01-20", 12), ...on("2026-01-21", 9), ...on("2026-01-22", 11), ...on("2026-01-25", 1)]);
  expect((await healthSuspicions(store)).bursts).toEqual([
    { day: "2026-01-22", uuids: 11, usual: 0 },
    { day: "2026-01-20", uuids: 12, usual: 0 },
  ]);
});

test("most totals of one installation falling at once is told with its name; one that fell is only counted", async () => {
  const totals = (n: number) => Object.fromEntries(["a", "b", "c", "d", "e"].map((name) => [`counts.${name}`, n]));
  await using store = await openTestStore([
    ping({ uuid: "restored", at: "2026-01-01", values: totals(100) }), ping({ uuid: "restored", at: "2026-01-08", values: totals(7) }),
    ping({ uuid: "tidied", at: "2026-01-01", values: totals(100) }), ping({ uuid: "tidied", at: "2026-01-08", values: { ...totals(110), "counts.a": 90 } }),
    ping({ uuid: "grows", at: "2026-01-01", values: totals(100) }), ping({ uuid: "grows", at: "2026-01-08", values: totals(101) }),
    ping({ uuid: "alone", at: "2026-01-08", values: totals(3) }),
  ]);
  const { fallen, fallen_installations, with_falls, compared_installations } = await healthSuspicions(store);
  expect({ fallen_installations, with_falls, compared_installations }).toEqual({ fallen_installations: 1, with_falls: 2, compared_installations: 3 });
  expect(fallen).toMatchObject([{ id: "restored@gitlab.example.com", fell: 5, compared: 5, recorded_at: "2026-01-08T00:00:00.000Z" }]);
});
