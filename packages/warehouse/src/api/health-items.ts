import { z } from "zod";
import type { HealthRecord } from "../queries/health.ts";
import type { HealthHoursRow } from "../queries/health-hours.ts";
import type { HealthSetAsideRow } from "../queries/health-set-aside.ts";
import { slotStates, type HealthSlotsRow } from "../queries/health-slots.ts";
import type { HealthSuspicionsRecord } from "../queries/health-suspicions.ts";

// What the answers about the hub's health hold; as in items.ts, the types tie each shape to its query's row.

const item = <Row extends object>(shape: { [Field in keyof Row]-?: z.ZodType<Row[Field]> }) => z.strictObject(shape);

const text = z.string();
const count = z.int();
const instant = z.string().describe("Instant, ISO 8601 in UTC");

export const healthItem = item<Omit<HealthRecord, "as_of">>({
  expected: count.describe("Installations whose weekly turn is known; arrived + due + late"),
  arrived: count,
  due: count.describe("Their turn came less than 12 hours ago"),
  late: count.describe("Their turn is 12 hours past and no ping came"),
  learning: count,
  irregular: count,
  active: count,
  silent: count,
  new_this_week: count,
  lost: count.describe("Acknowledged and nowhere: zero, or an alarm"),
  set_aside: count,
  waiting: count,
});

export const healthHoursItem = item<HealthHoursRow>({ hour: instant, expected: count, received: count, late: count, ahead: z.boolean() });

export const healthSlotsItem = item<HealthSlotsRow>({
  id: text,
  hostname: text,
  version: text.nullable(),
  state: z.enum(slotStates),
  slot: count.nullable().describe("Minutes from Monday 00:00 UTC to its weekly turn"),
  due_at: instant.nullable(),
  last_ping_at: instant,
  learned_from: count,
});

export const healthSetAsideItem = item<HealthSetAsideRow>({
  reason: z.enum(["future", "unapproved", "unverified", "unlandable"]),
  version: text,
  pings: count.describe("fills + replaces + superseded"),
  installations: count,
  new_installations: count,
  fills: count,
  replaces: count,
  superseded: count,
  ahead: count,
  oldest_at: instant,
  newest_at: instant,
});

export const healthSuspicionsItem = item<Omit<HealthSuspicionsRecord, "as_of">>({
  shared_uuids: count,
  impossible_installations: count,
  fallen_installations: count,
  with_falls: count,
  compared_installations: count,
  newest_major: count.nullable(),
  uuids: z.array(z.strictObject({ uuid: text, hosts: count, hostnames: text })),
  versions: z.array(z.strictObject({ version: text.nullable(), why: z.enum(["absent", "unreadable", "ahead"]), installations: count })),
  bursts: z.array(z.strictObject({ day: text, uuids: count, usual: z.number() })),
  fallen: z.array(z.strictObject({ id: text, hostname: text, fell: count, compared: count, recorded_at: instant })),
});
