import { compareVersions } from "@pinghouse/shared/version/version";
import type { ToldVersion } from "../../api/rows.ts";
import type { Bar } from "../../charts/bars-chart.ts";
import { formatCount, formatNumber, formatShare } from "../../charts/format.ts";
import { severityWords } from "../../releases/severity-mark.tsx";

/** How many bars of either kind stand by themselves before the rest of the kind is summed in one. */
const shown = 9;

const barsOf = (rows: readonly ToldVersion[], rest: string, more: Pick<Bar, "fault">): Bar[] => {
  const frequent = rows.toSorted((a, b) => b.installations - a.installations);
  const alone = frequent.length > shown + 1 ? shown : frequent.length;
  const others = frequent.slice(alone);
  const bars = frequent.slice(0, alone).toSorted((a, b) => compareVersions(b.version, a.version)).map(({ version, installations }): Bar => ({ name: version === "unknown" ? "Not said" : version, value: installations, hollow: version === "unknown", ...more }));
  return others.length === 0 ? bars : [...bars, { name: `${others.length} ${rest}`, value: others.reduce((sum, one) => sum + one.installations, 0), hollow: true, ...more }];
};

export interface VersionShare {
  bars: Bar[];
  n: number;
  vulnerable: number;
  /** False where the hub knows no release, so that nobody is told anything. */
  known: boolean;
}

/** Today's members by version: first those that are told to update asap, outlined, however few they are; then the others, each newest first. */
export const versionShare = (rows: readonly ToldVersion[]): VersionShare => {
  const run = rows.filter(({ installations }) => installations > 0);
  const [bad, fine] = [run.filter(({ severity }) => severity === "danger"), run.filter(({ severity }) => severity !== "danger")];
  const sum = (some: readonly ToldVersion[]) => some.reduce((total, { installations }) => total + installations, 0);
  return { bars: [...barsOf(bad, "other such versions", { fault: severityWords.danger }), ...barsOf(fine, "others", {})], n: sum(run), vulnerable: sum(bad), known: run.some(({ severity }) => severity !== "unknown") };
};

/** How many run what they should leave, in a sentence. */
export const vulnerableWords = ({ n, vulnerable, known }: Omit<VersionShare, "bars">): string =>
  !known
    ? "The hub knows no release, so nobody is told anything."
    : vulnerable === 0
      ? `None of ${formatCount(n, "active installation")} runs a version that is told to update asap.`
      : `${formatNumber(vulnerable)} of ${formatCount(n, "active installation")} (${formatShare(vulnerable / n)}) ${vulnerable === 1 ? "runs a version that is" : "run versions that are"} told to update asap: outlined.`;
