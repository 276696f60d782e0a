import { versionOrder } from "@pinghouse/shared/version/version";
import type { PatchRow } from "../../api/rows.ts";
import { formatCount, formatNumber } from "../../charts/format.ts";

/** Newest minor first. */
export const minorsInOrder = (rows: readonly PatchRow[]): PatchRow[] => rows.toSorted((a, b) => (versionOrder(b.minor) ?? 0) - (versionOrder(a.minor) ?? 0));

const sum = (rows: readonly PatchRow[], of: "installations" | "active_users"): number => rows.reduce((all, row) => all + row[of], 0);

/** Who is affected, in a sentence or two. */
export const affectedSentence = (rows: readonly PatchRow[]): string => {
  const open = rows.filter(({ fixed_in }) => fixed_in === null);
  const all = sum(rows, "installations");
  const who = `${formatCount(all, "installation")} with ${formatCount(sum(rows, "active_users"), "active user")} ${all === 1 ? "runs" : "run"} an affected version, in ${formatCount(rows.length, "minor")}.`;
  if (open.length === 0) return `${who} Each of these minors has a fix.`;
  const part = sum(open, "installations");
  return `${who} ${formatCount(open.length, "minor")} ${open.length === 1 ? "has" : "have"} no fix of ${open.length === 1 ? "its" : "their"} own, with ${formatCount(part, "installation")}: there a backport is to be decided on.`;
};

/** The list to paste into an issue, as a table in Markdown. */
export const patchesMarkdown = (name: string, rows: readonly PatchRow[]): string =>
  [
    `Installations affected by ${name}, by minor`,
    "",
    "| minor | fixed in | installations | active users | affected versions | checks in 28 days |",
    "|---|---|---:|---:|---|---:|",
    ...minorsInOrder(rows).map(({ minor, fixed_in, installations, active_users, versions, checks }) =>
      `| ${minor} | ${fixed_in ?? "no fix"} | ${formatNumber(installations)} | ${formatNumber(active_users)} | ${versions.replaceAll("|", ", ")} | ${formatNumber(checks)} |`),
  ].join("\n");

/** The list of those installations. */
export const installationsHref = ({ versions }: PatchRow): string =>
  `/installations?${versions.split("|").map((version) => `version=${encodeURIComponent(version)}`).join("&")}&state=active`;
