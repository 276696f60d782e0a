/** A parsed version. `stage` 0 is `-pre`, 1 is `-rcN` (its number in `candidate`), 2 a release. */
export interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  readonly stage: 0 | 1 | 2;
  readonly candidate: number;
}

const editionSuffix = /[-+.](?:ee|ce)(?:\.\d+)?$/i;
const shape = /^v?(\d{1,4})(?:\.(\d{1,4}))?(?:\.(\d{1,4}))?(?:[-.]?(pre|rc\.?(\d{1,3})?))?(?:-\d+-g[0-9a-f]+)?(?:\+.*)?$/i;

/** The name of a release: trimmed, a trailing `-ee` or `-ce` taken off. `18.7.0-ee` and `18.7.0` are one release. */
export const releaseName = (text: string): string => text.trim().replace(editionSuffix, "");

/**
 * A version of one to three numbers with an optional `-pre`, `-rc` or `-rcN` and edition; anything else is undefined.
 * What follows a `+`, and the commits that `git describe` counts, take no part.
 */
export const parseVersion = (text: string): Version | undefined => {
  const found = shape.exec(releaseName(text));
  if (found === null) return undefined;
  const [, major, minor = "0", patch = "0", suffix, candidate = "0"] = found;
  const isPre = suffix?.toLowerCase() === "pre";
  return {
    major: Number(major),
    minor: Number(minor),
    patch: Number(patch),
    stage: suffix === undefined ? 2 : isPre ? 0 : 1,
    candidate: Number(candidate),
  };
};

/** Packs the parts into one integer below 3.1e15: numbers of up to four digits, then stage, then candidate. */
const pack = (v: Version): number =>
  (((v.major * 10_000 + v.minor) * 10_000 + v.patch) * 3 + v.stage) * 1000 + v.candidate;

/** A number (an integer below 2^53) that sorts as the version does; null where the text is no version. */
export const versionOrder = (text: string): number | null => {
  const version = parseVersion(text);
  return version === undefined ? null : pack(version);
};

/** Below zero when `a` is the older, above when the newer. What is no version sorts below all, by its text. */
export const compareVersions = (a: string, b: string): number => {
  const [left, right] = [versionOrder(a), versionOrder(b)];
  if (left === null && right === null) return a < b ? -1 : a > b ? 1 : 0;
  return (left ?? -1) - (right ?? -1);
};

/** Major and minor, such as `18.7`; undefined where the text is no version. */
export const minorOf = (text: string): string | undefined => {
  const version = parseVersion(text);
  return version === undefined ? undefined : `${version.major}.${version.minor}`;
};
