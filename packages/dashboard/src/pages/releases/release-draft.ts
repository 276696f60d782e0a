import type { ReleaseRow, ReleasesDraft } from "../../api/rows.ts";
import { parseVersionRange } from "@pinghouse/shared/version/range";
import { releaseVersion } from "@pinghouse/shared/release/release-version";

type Release = NonNullable<ReleasesDraft["save"]>[number];

/** A release as it is typed. */
export interface ReleaseDraft {
  version: string;
  released_on: string;
  security: boolean;
  critical: boolean;
  /** Names with space or comma between them. */
  advisories: string;
  /** Ranges, one a line. */
  affected: string;
}

/** A new release, of today (`YYYY-MM-DD`). */
export const emptyRelease = (today: string): ReleaseDraft => ({ version: "", released_on: today, security: false, critical: false, advisories: "", affected: "" });

export const draftOf = ({ version, released_on, security, critical, advisories, affected }: ReleaseRow): ReleaseDraft => ({
  version,
  released_on,
  security,
  critical,
  advisories: advisories.replaceAll("|", " "),
  affected: affected.replaceAll("|", "\n"),
});

const parts = (text: string, by: RegExp): string[] => [...new Set(text.split(by).map((part) => part.trim()).filter((part) => part !== ""))];

const longestAdvisory = 100;
const mostOfAList = 100;

/** What is typed as a release, or what is wrong with it, in words. The hub checks it all again. */
export const releaseOf = (draft: ReleaseDraft): { release: Release } | { faults: string[] } => {
  const version = releaseVersion(draft.version);
  const [advisories, affected] = [parts(draft.advisories, /[\s,;|]+/), parts(draft.affected, /[\n|;]+/)];
  const [long, odd] = [advisories.find((name) => name.length > longestAdvisory), affected.find((range) => parseVersionRange(range) === undefined)];
  const faults = [
    ...(version === undefined ? ["The version is three numbers, such as 18.7.2."] : []),
    ...(/^\d{4}-\d{2}-\d{2}$/.test(draft.released_on) ? [] : ["Say the day on which it came out."]),
    ...(long === undefined ? [] : [`An advisory's name has at most ${longestAdvisory} letters.`]),
    ...(odd === undefined ? [] : [`"${odd}" is no range of versions, such as >=18.6 <18.7.2.`]),
    ...(advisories.length > mostOfAList || affected.length > mostOfAList ? [`At most ${mostOfAList} advisories and ${mostOfAList} ranges.`] : []),
  ];
  if (version === undefined || faults.length > 0) return { faults };
  return { release: { version, released_on: draft.released_on, security: draft.security || draft.critical, critical: draft.critical, advisories, affected } };
};
