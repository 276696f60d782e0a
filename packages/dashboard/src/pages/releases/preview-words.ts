import type { ReleasesPreview } from "../../api/rows.ts";
import { formatCount, formatNumber } from "../../charts/format.ts";
import type { Colour } from "../../releases/severity-mark.tsx";

const colours: readonly Colour[] = ["danger", "warning", "success", "unknown"];
const names: Readonly<Record<Colour, string>> = { danger: "red", warning: "orange", success: "green", unknown: "grey (unknown)" };

/** How many turn which colour, in a sentence: "212 installations turn red, 31 orange; 294 stay as they are." */
export const previewWords = ({ installations, turned, changes }: Pick<ReleasesPreview, "installations" | "turned" | "changes">): string => {
  if (!changes) return "Nothing would be different.";
  if (turned.every((one) => one.installations === 0)) return `None of ${formatCount(installations, "installation")} would be told anything else today.`;
  const counts = colours.map((colour) => ({ colour, n: turned.filter(({ to }) => to === colour).reduce((sum, one) => sum + one.installations, 0) })).filter(({ n }) => n > 0);
  const parts = counts.map(({ colour, n }, i) => (i === 0 ? `${formatCount(n, "installation")} ${n === 1 ? "turns" : "turn"} ${names[colour]}` : `${formatNumber(n)} ${names[colour]}`));
  const rest = installations - counts.reduce((sum, { n }) => sum + n, 0);
  return `${parts.join(", ")}; ${rest === 0 ? "nobody stays" : `${formatNumber(rest)} ${rest === 1 ? "stays" : "stay"}`} as ${rest === 1 ? "it is" : "they are"}.`;
};

/** Checks of versions that turn, which are no installations; empty where there are none. */
export const askedWords = ({ turned }: Pick<ReleasesPreview, "turned">): string => {
  const checks = turned.reduce((sum, one) => sum + one.checks, 0);
  return checks === 0 ? "" : `${formatCount(checks, "version check")} of the last 28 days asked for these versions; checks are not installations.`;
};
