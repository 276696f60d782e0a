import { parseVersion } from "../version/version.ts";

/** The one spelling of a release's version: `21.1` is `21.1.0`, editions and build metadata go. Undefined where the text is no version. */
export const releaseVersion = (text: string): string | undefined => {
  const version = parseVersion(text);
  if (version === undefined) return undefined;
  const { major, minor, patch, stage, candidate } = version;
  return `${major}.${minor}.${patch}${stage === 0 ? "-pre" : stage === 1 ? `-rc${candidate}` : ""}`;
};
