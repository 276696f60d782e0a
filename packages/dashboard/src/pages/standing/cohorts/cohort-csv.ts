import type { UserCohortsRow } from "../../../api/rows.ts";

const columns = ["place", "registered_month", "months_since", "users", "inactive", "active", "still_active", "percent", "really_active", "really_percent", "recorded_at"] as const satisfies readonly (keyof UserCohortsRow)[];

/** The rows as the hub's own CSV has them: RFC 4180, null as nothing. Numbers, months and instants alone, so nothing is in need of quotes. */
export const cohortCsv = (rows: readonly UserCohortsRow[]): string => [columns.join(), ...rows.map((row) => columns.map((column) => row[column] ?? "").join())].map((line) => `${line}\r\n`).join("");
