import { z } from "zod";

// The columns of the two tables as files have them; `hostname` only where it is asked for.

const text = z.string();
const textOrNull = z.string().nullable();
const count = z.int();
const day = z.string().describe("Monday of the ISO week, YYYY-MM-DD");
const instant = z.string().describe("Instant in UTC");

export const snapshotItem = z.strictObject({
  installation: text,
  hostname: text.optional().describe("With hostnames=true alone"),
  week: day,
  metric: text,
  value: z.number().nullable(),
  value_text: textOrNull,
  state: z.enum(["value", "missing", "failed"]),
  reason: textOrNull,
  ping_id: count,
  version: textOrNull,
  edition: textOrNull,
  size: text,
});

export const pingsItem = z.strictObject({
  ping_id: count,
  installation: text,
  hostname: text.optional().describe("With hostnames=true alone"),
  week: day,
  recorded_at: instant,
  received_at: instant,
  source: text,
  version: textOrNull,
  edition: textOrNull,
  size: text,
  users: count.nullable(),
  installation_type: textOrNull,
  plan: textOrNull,
  bytes: count,
  leaves: count,
  stands: z.boolean().describe("The newest of its installation and week"),
});
