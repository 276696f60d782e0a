import { layouts, modes, runStates } from "@pinghouse/shared/exports/order";
import { fileFormats } from "@pinghouse/shared/exports/file-format";
import { z } from "zod";
import type { ExportDestinationRow, ExportRunRow, ExportScheduleRow } from "./export-rows.ts";

// What the answers about exports hold; see ../items.ts.

const item = <Row extends object>(shape: { [Field in keyof Row]-?: z.ZodType<Row[Field]> }) => z.strictObject(shape);

const text = z.string();
const textOrNull = z.string().nullable();
const instant = z.string().describe("Instant, ISO 8601 in UTC");
const count = z.int();

export const exportDestinationItem = item<ExportDestinationRow>({
  name: text,
  kind: z.enum(["directory", "s3"]),
  directory: textOrNull.describe("Below PINGHOUSE_EXPORT_DIR"),
  endpoint: textOrNull.describe("Of an S3-compatible store; null for AWS"),
  region: textOrNull,
  bucket: textOrNull,
  prefix: textOrNull,
  path_style: z.boolean().nullable(),
  credentials: textOrNull.describe("The name in the variables that hold its secrets"),
  hostnames: z.boolean().describe("Whether exports to it may hold host names"),
  created_at: instant,
});

const order = {
  name: text,
  source: z.enum(["snapshot", "pings", "question"]),
  path: textOrNull.describe("Of a question, below /api/v1"),
  query: text.describe("Canonical parameters"),
  format: z.enum(fileFormats),
  layout: z.enum(layouts),
  destination: text,
  hostnames: z.boolean(),
  mode: z.enum(modes).describe("new: only pings that no earlier run of the schedule had"),
};

const role = z.enum(["operator", "analyst"]);

export const exportScheduleItem = item<ExportScheduleRow>({
  id: count,
  ...order,
  cron: textOrNull,
  words: textOrNull.describe("The cron expression in words"),
  time_zone: text,
  paused: z.boolean(),
  next_at: instant.nullable(),
  owner: textOrNull,
  role,
  created_at: instant,
  changed_at: instant,
});

export const exportRunItem = item<ExportRunRow>({
  id: count,
  schedule: count.nullable(),
  ...order,
  state: z.enum(runStates),
  attempt: count,
  owner: textOrNull,
  role,
  due_at: instant,
  next_try_at: instant,
  started_at: instant.nullable(),
  ended_at: instant.nullable(),
  rows: count.nullable(),
  estimate: count.nullable().describe("About how many rows there will be, while it runs"),
  bytes: count.nullable(),
  file: textOrNull.describe("At the destination"),
  sha256: textOrNull,
  data_as_of: instant.nullable().describe("Receipt instant of the newest ping that it saw"),
  error: textOrNull,
});
