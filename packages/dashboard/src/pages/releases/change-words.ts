import type { ReleaseChangeRecord, ReleaseChangeRow } from "../../api/rows.ts";
import { formatCount } from "../../charts/format.ts";

type Changed = ReleaseChangeRecord["releases"][number];
type Release = NonNullable<Changed["before"]>;

const verbs: Readonly<Record<ReleaseChangeRow["action"], string>> = { import: "Imported", save: "Saved", remove: "Removed", policy: "Policy", undo: "Undone" };

/** What a change did, in a line: "Imported: 40 new, 2 changed". */
export const changeWords = ({ action, undoes, version, added, changed, removed, policy }: ReleaseChangeRow): string => {
  const counts = [[added, "new"], [changed, "changed"], [removed, "removed"]] as const;
  const releases = version === null ? counts.filter(([n]) => n > 0).map(([n, word]) => `${formatCount(n, "release")} ${word}`) : [`${version} ${added === 1 ? "added" : removed === 1 ? "removed" : "changed"}`];
  const parts = [...releases, ...(policy ? ["the policy changed"] : [])];
  return `${action === "undo" ? `Undone change ${undoes ?? ""}` : verbs[action]}: ${parts.join(", ")}`;
};

const listed = (list: readonly string[]): string => (list.length === 0 ? "none" : list.join(", "));

const fields: readonly (readonly [name: string, words: (release: Release) => string])[] = [
  ["released", ({ released_on }) => released_on],
  ["security", ({ security }) => (security ? "yes" : "no")],
  ["critical", ({ critical }) => (critical ? "yes" : "no")],
  ["advisories", ({ advisories }) => listed(advisories)],
  ["affected", ({ affected }) => listed(affected)],
];

const worthSaying = (release: Release): string => fields.map(([name, words]) => `${name} ${words(release)}`).filter((text) => !/ (no|none)$/.test(text)).join("; ");

/** What became of one release: its fields where it came or went, those that differ where it changed. */
export const differenceWords = ({ before, after }: Changed): string => {
  if (before === null) return after === null ? "" : `added: ${worthSaying(after)}`;
  if (after === null) return `removed; it was: ${worthSaying(before)}`;
  return fields.flatMap(([name, words]) => (words(before) === words(after) ? [] : [`${name}: ${words(before)} → ${words(after)}`])).join("; ");
};
