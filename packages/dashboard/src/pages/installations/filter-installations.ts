import { releaseName } from "@pinghouse/shared/version/version";
import type { Installation } from "../../api/rows.ts";

export interface InstallationFilter {
  /** Found in hostname, version, id or (where it may be seen) uuid, whatever the case. */
  search: string;
  /** Empty = all. */
  edition: readonly string[];
  size: readonly string[];
  state: readonly string[];
  installation_type: readonly string[];
  label: readonly string[];
  /** Releases: the edition does not count. */
  version: readonly string[];
}

const notSaid = "unknown";
const chosen = (among: readonly string[], value: string | null) => among.length === 0 || among.includes(value ?? notSaid);

const releaseOf = ({ version }: Installation): string | null => (version === null ? null : releaseName(version));

/** The rows that fit: each filter by any of its values, all filters at once. */
export const filterInstallations = (rows: readonly Installation[], filter: InstallationFilter): Installation[] => {
  const wanted = filter.search.trim().toLowerCase();
  const holds = (text: string | null) => text !== null && text.toLowerCase().includes(wanted);
  return rows.filter(
    (row) =>
      chosen(filter.edition, row.edition) &&
      chosen(filter.size, row.size) &&
      chosen(filter.state, row.state) &&
      chosen(filter.installation_type, row.installation_type) &&
      chosen(filter.label, row.label ?? "no label") &&
      chosen(filter.version, releaseOf(row)) &&
      (wanted === "" || holds(row.hostname) || holds(row.version) || holds(row.uuid) || row.id.startsWith(wanted)),
  );
};

/** The values of one field with how many rows have each, most frequent first; nothing said counts as `unknown`, or as no label. */
export const countValues = (rows: readonly Installation[], field: "edition" | "size" | "state" | "installation_type" | "label" | "version"): { value: string; n: number }[] => {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const value = (field === "version" ? releaseOf(row) : row[field]) ?? (field === "label" ? "no label" : notSaid);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].map(([value, n]) => ({ value, n })).sort((a, b) => b.n - a.n);
};
