import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { SetAside } from "../archive/archive.ts";
import { listOf } from "../testing/land-oracle.ts";
import { openTestStore } from "../testing/open-test-store.ts";
import { mondayOf } from "../testing/oracle.ts";
import { quietArchive } from "../testing/quiet-archive.ts";
import { ping } from "../testing/test-ping.ts";
import { healthSetAside, type HealthSetAsideRow } from "./health-set-aside.ts";

const start = Date.parse("2025-12-29T00:00:00Z");
const asOf = Date.parse("2026-01-15T00:00:00Z");
const hour = 3_600_000;

const sent = fc.record({ uuid: fc.constantFrom("u1", "u2", "u3"), hours: fc.integer({ min: 0, max: 20 * 24 }) });
const aside = fc.record({ uuid: fc.constantFrom("u1", "u2", "u3", "u4"), hours: fc.integer({ min: 0, max: 22 * 24 }), reason: fc.constantFrom("future" as const, "unapproved" as const), version: fc.constantFrom("18.7.0", null) });
const once = <Item extends { uuid: string; hours: number }>(items: readonly Item[]): Item[] => [...new Map(items.map((item) => [`${item.uuid} ${item.hours}`, item])).values()];
const iso = (hours: number) => new Date(start + hours * hour).toISOString();

type Aside = ReturnType<typeof once<{ uuid: string; hours: number; reason: "future" | "unapproved"; version: string | null }>>[number];

const asSetAside = ({ uuid, hours, reason, version }: Aside, index: number): SetAside => ({
  ping_id: 1_000_000 + index, uuid, hostname: "h", installation: `${uuid}@h`, version, reason, detail: "", bytes: 120, source: "http", recorded_at: iso(hours), received_at: new Date(asOf).toISOString(),
});

/** Replays a group into plain lists and looks what came of each ping. */
const replayed = (stored: readonly { uuid: string; hours: number }[], group: readonly Aside[]) => {
  const weekOf = (hours: number) => mondayOf(start + hours * hour);
  const fates = group.map((one) => {
    const rivals = group.filter((other) => other.uuid === one.uuid && weekOf(other.hours) === weekOf(one.hours));
    const standing = stored.filter((other) => other.uuid === one.uuid && weekOf(other.hours) === weekOf(one.hours)).map(({ hours }) => hours);
    if (rivals.some((other) => other.hours > one.hours)) return "superseded";
    if (standing.length === 0) return "fills";
    return one.hours > Math.max(...standing) ? "replaces" : "superseded";
  });
  return { fills: fates.filter((fate) => fate === "fills").length, replaces: fates.filter((fate) => fate === "replaces").length, superseded: fates.filter((fate) => fate === "superseded").length };
};

test("the dry run says of each group what replaying it would do, ping by ping", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(sent, { maxLength: 20 }).map(once), fc.array(aside, { minLength: 1, maxLength: 25 }).map(once), async (stored, set) => {
      const apart = set.filter((one) => !stored.some((other) => other.uuid === one.uuid && other.hours === one.hours));
      const received = new Date(asOf).toISOString();
      await using store = await openTestStore([...stored.map(({ uuid, hours }) => ping({ uuid, hostname: "h", at: iso(hours), received })), ping({ uuid: "clock", at: received })]);
      const rows = await listOf<HealthSetAsideRow>(store, await healthSetAside(quietArchive({ accepted: 0, quarantined: apart.map(asSetAside) })));
      const groups = [...new Set(apart.map(({ reason, version }) => `${reason}|${version ?? ""}`))].toSorted();
      const expected = groups.map((name) => {
        const group = apart.filter(({ reason, version }) => name === `${reason}|${version ?? ""}`);
        const senders = [...new Set(group.map(({ uuid }) => uuid))];
        const hours = group.map((one) => one.hours);
        return {
          reason: name.split("|")[0], version: name.split("|")[1], pings: group.length, installations: senders.length,
          new_installations: senders.filter((uuid) => !stored.some((other) => other.uuid === uuid)).length,
          ...replayed(stored, group),
          ahead: hours.filter((at) => start + at * hour > asOf + 24 * hour).length,
          oldest_at: iso(Math.min(...hours)), newest_at: iso(Math.max(...hours)),
        };
      });
      expect(rows).toEqual(expected);
    }),
    { numRuns: 12 },
  );
});
