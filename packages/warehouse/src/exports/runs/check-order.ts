import { cronFault } from "@pinghouse/shared/exports/cron";
import type { ExportOrder, Mode } from "@pinghouse/shared/exports/order";
import { Problem } from "@pinghouse/shared/problem/problem";
import type { DestinationRow, ScheduleRow } from "../../control/export-rows.ts";
import { readTableQuery } from "../plan/table-query.ts";

const refuse = (parameter: string, detail: string): never => {
  throw new Problem("bad_parameter", { detail, extra: { parameter } });
};

const checkSource = ({ source, format, layout }: ExportOrder, mode: Mode): void => {
  if (layout === "weeks" && (source.kind !== "snapshot" || format !== "parquet")) refuse("layout", "Directories by week are for the snapshot table as Parquet.");
  if (mode === "new" && source.kind === "question") refuse("mode", "Only what is new can be had of the snapshot table and the table of pings; the answer to a question is whole each time.");
  if (source.kind !== "question") readTableQuery(source.kind, source.query);
  else if (!source.path.startsWith("/")) refuse("source", "A question is named by its path below /api/v1, such as /metrics/counts.issues/trend.");
};

/** Throws Problem "bad_parameter" for an order that cannot be, and "forbidden" for host names that the destination does not take from an analyst. */
export const checkOrder = (order: ExportOrder & { mode: Mode; role: ScheduleRow["role"] }, destinations: readonly DestinationRow[]): void => {
  if (!/^[A-Za-z0-9][\w.-]{0,99}$/.test(order.name)) refuse("name", "A name begins files: letters, digits, -, _ and ., at most 100.");
  checkSource(order, order.mode);
  const destination = destinations.find(({ name }) => name === order.destination);
  if (destination === undefined) return refuse("destination", `There is no destination "${order.destination}".`);
  if (order.hostnames && order.role !== "operator" && !destination.hostnames) {
    throw new Problem("forbidden", { detail: `Exports to "${destination.name}" may not hold host names; an operator can allow them.` });
  }
};

/** The same of a schedule, with its cron expression and zone. */
export const checkSchedule = (schedule: Omit<ScheduleRow, "id" | "created_at" | "changed_at">, destinations: readonly DestinationRow[]): void => {
  checkOrder(schedule, destinations);
  const fault = schedule.cron === null ? cronFault("0 0 * * *", schedule.time_zone) : cronFault(schedule.cron, schedule.time_zone);
  if (fault !== undefined) refuse(schedule.cron === null || /no time zone/.test(fault) ? "time_zone" : "cron", fault);
};
