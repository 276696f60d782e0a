import { additionOf, type Addable, type Addition } from "@pinghouse/shared/metrics/addition";
import { plain, sql, type Sql } from "../../store/sql.ts";
import { tableRows, type Table } from "../../store/table.ts";
import { textRows } from "./member-scope.ts";
import { metricKinds } from "./values.ts";

/** How a metric adds up, and what one of it is. */
export interface MetricAddition {
  adds: Addition;
  unit: string | null;
}

type DefinedRow = { key: string; kind: Addable["kind"]; unit: string | null } & { [Field in "value_type" | "time_frame" | "data_source"]: string | null };

/** What `additionsIn` reads: of these metrics, or of every one ever seen. */
export const additionsSql = (keys?: readonly string[]): Sql => sql`
  WITH kinds AS (${metricKinds})
  SELECT metric.key, kinds.kind, d.value_type, d.time_frame, d.data_source, d.unit
  FROM metric JOIN kinds USING (metric) LEFT JOIN definition AS d ON d.key = metric.key
  ${keys === undefined ? plain("") : sql`WHERE metric.key IN ${textRows(keys)}`}`;

const isType = (text: string | null): text is "number" | "boolean" | "string" | "object" => text !== null;
const isFrame = (text: string | null): text is "7d" | "28d" | "all" | "none" => text !== null;

const definedOf = ({ value_type, time_frame, data_source, unit }: DefinedRow): Addable["defined"] =>
  isType(value_type) && isFrame(time_frame) ? { value_type, time_frame, data_source, unit } : null;

/** By key; a metric that nobody ever sent is not in it. */
export const additionsIn = (table: Table | undefined): ReadonlyMap<string, MetricAddition> => {
  const rows = table === undefined ? [] : tableRows<DefinedRow>(table);
  return new Map(rows.map((row) => [row.key, { adds: additionOf({ key: row.key, kind: row.kind, defined: definedOf(row) }), unit: row.unit }]));
};
