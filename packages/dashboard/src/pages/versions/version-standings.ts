import { versionOrder } from "@pinghouse/shared/version/version";
import type { VersionsRow } from "../../api/rows.ts";

/** One version in one week, and all that is as new or newer. */
export interface VersionStanding {
  readonly version: string;
  readonly installations: number;
  readonly users: number;
  /** Share of the week's installations, 0 to 1. */
  readonly share: number;
  /** Share of the week's known active users, 0 to 1; null where no user is known. */
  readonly usersShare: number | null;
  /** Installations on this version or a newer one; null for what is no version. */
  readonly atLeast: number | null;
  readonly atLeastShare: number | null;
}

export interface VersionWeek {
  readonly week: string;
  /** Installations of the cohort in this week, those without a version too. */
  readonly n: number;
  readonly users: number;
  readonly standings: readonly VersionStanding[];
}

const total = (rows: readonly VersionsRow[], of: "installations" | "active_users"): number => rows.reduce((sum, row) => sum + row[of], 0);

/** The newest week of the answer: who runs which version then, and who at least that one. Undefined without any row. */
export const versionStandings = (rows: readonly VersionsRow[]): VersionWeek | undefined => {
  const week = rows.reduce<string | undefined>((newest, row) => (newest === undefined || row.week > newest ? row.week : newest), undefined);
  if (week === undefined) return undefined;
  const held = rows.filter((row) => row.week === week);
  const [n, users] = [total(held, "installations"), total(held, "active_users")];
  const atLeast = (order: number | null): number | null =>
    order === null ? null : total(held.filter(({ version }) => (versionOrder(version) ?? -1) >= order), "installations");
  const standings = held.map(({ version, installations, active_users }) => {
    const newer = atLeast(versionOrder(version));
    return {
      version,
      installations,
      users: active_users,
      share: installations / n,
      usersShare: users === 0 ? null : active_users / users,
      atLeast: newer,
      atLeastShare: newer === null ? null : newer / n,
    };
  });
  return { week, n, users, standings };
};
