import type { Column, Table } from "../../store/table.ts";

/** A column of an export, as its manifest tells of it. Dates and instants are in UTC. */
export interface ExportColumn {
  name: string;
  type: Column["type"] | "date" | "timestamp";
  unit?: string;
}

const column = (name: string, type: ExportColumn["type"] = "text", unit?: string): ExportColumn => (unit === undefined ? { name, type } : { name, type, unit });

const hostname = (wanted: boolean): ExportColumn[] => (wanted ? [column("hostname")] : []);

/** The columns of the snapshot table. */
export const snapshotColumns = (hostnames: boolean): ExportColumn[] => [
  column("installation"), ...hostname(hostnames), column("week", "date"), column("metric"), column("value", "double"), column("value_text"), column("state"),
  column("reason"), column("ping_id", "integer"), column("version"), column("edition"), column("size"),
];

/** The columns of the table of pings. */
export const pingsColumns = (hostnames: boolean): ExportColumn[] => [
  column("ping_id", "integer"), column("installation"), ...hostname(hostnames), column("week", "date"), column("recorded_at", "timestamp"), column("received_at", "timestamp"),
  column("source"), column("version"), column("edition"), column("size"), column("users", "double", "users"), column("installation_type"), column("plan"),
  column("bytes", "integer", "bytes"), column("leaves", "integer", "values"), column("stands", "boolean"),
];

export const columnsOf = ({ columns }: Table): ExportColumn[] => columns.map(({ name, type }) => ({ name, type }));
