import { stableReleases, type Release } from "@pinghouse/shared/release/release";
import type { AdvisoryRow } from "./check-items.ts";

const rowOf = (name: string, kind: AdvisoryRow["kind"], fixes: readonly Release[]): AdvisoryRow => ({
  name,
  kind,
  critical: fixes.some(({ critical }) => critical),
  released_on: fixes.map(({ released_on }) => released_on).toSorted()[0] ?? "",
  fixed_in: fixes.map(({ version }) => version).join("|"),
  affected: [...new Set(fixes.flatMap(({ affected }) => affected))].join("|"),
});

/** The holes that the registry knows on a day: each advisory, and each security release that names none. */
export const advisoriesOf = (releases: readonly Release[], day: string): AdvisoryRow[] => {
  const secure = stableReleases(releases, day).filter(({ security }) => security);
  const names = [...new Set(secure.flatMap(({ advisories }) => advisories))];
  return [
    ...names.map((name) => rowOf(name, "advisory", secure.filter(({ advisories }) => advisories.includes(name)))),
    ...secure.filter(({ advisories }) => advisories.length === 0).map((one) => rowOf(one.version, "release", [one])),
  ];
};
