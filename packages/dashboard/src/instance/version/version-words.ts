import type { Version } from "../api.ts";

type State = Version["state"];

/** The badge's words: never a colour alone. */
export const badgeWords: Readonly<Record<State, string>> = {
  current: "Up to date",
  behind: "Update available",
  danger: "Update now",
  unknown: "Not checked",
  off: "Checks are off",
};

/** The newest release to go to: of the own minor where there is one, else the latest. */
const goal = ({ latest_of_minor, latest }: Version): string | null => latest_of_minor ?? latest;

/** What the version is, and what to do about it, in a sentence or two. */
export const versionSentence = (version: Version): string => {
  const own = version.version ?? "unknown";
  const to = goal(version);
  const go = to === null || to === version.version ? "" : ` Go to ${to}${version.latest !== null && version.latest !== to ? `, or on to ${version.latest}` : ""}.`;
  const sentences: Readonly<Record<State, string>> = {
    current: `Version ${own} is up to date.`,
    behind: `Version ${own} works, and there is a newer one.${go}`,
    danger: version.withheld ? `Version ${own} should be updated. Ask an admin.` : `Version ${own} lacks a security fix.${go}`,
    unknown: `Version ${own}. No answer about it has come from the hub yet.`,
    off: `Version ${own}. Version checks are off, so nobody has been asked whether it is up to date.`,
  };
  return sentences[version.state];
};
