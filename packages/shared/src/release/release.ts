import { z } from "zod";
import { parseVersion, versionOrder } from "../version/version.ts";
import { parseVersionRange } from "../version/range.ts";
import { releaseVersion } from "./release-version.ts";

const canonical = z.string().refine((text) => releaseVersion(text) === text, "is no version of three numbers");
/** Lists of names and of ranges are written with `|` between them, so neither holds one. */
const range = z.string().min(1).max(200).refine((text) => !/[|;]/.test(text) && parseVersionRange(text) !== undefined, "is no range of versions");
const advisory = z.string().regex(/^[^\s|;,\p{C}]{1,100}$/u, "is no name of an advisory");

/** A release of the software whose installations ask, as the registry keeps it. */
export const release = z.strictObject({
  /** As `releaseVersion` writes it: three numbers, a candidate's suffix, no edition. */
  version: canonical,
  /** The day it came out, UTC. Before that day it is not there for anybody. */
  released_on: z.iso.date(),
  /** It closes a hole. */
  security: z.boolean(),
  /** One of its holes is critical; then it is a security release too. */
  critical: z.boolean(),
  /** Names of the advisories it fixes, without repetition. */
  advisories: z.array(advisory).max(100),
  /** Ranges of versions that have the holes, any of which may hold. None: every older version is taken to have them. */
  affected: z.array(range).max(100),
});
export type Release = z.infer<typeof release>;

/** What the operator decides about answers. */
export const checkPolicy = z.strictObject({
  /** Who is up to date: the latest version alone, or also the newest patch of each maintained minor. */
  up_to_date: z.enum(["latest", "maintained"]),
  /** So many minors, counted from the newest, are maintained. */
  maintained_minors: z.int().min(1).max(100),
});
export type CheckPolicy = z.infer<typeof checkPolicy>;

/** As GitLab maintains its releases: the newest minor and the two before it. */
export const defaultPolicy: CheckPolicy = { up_to_date: "latest", maintained_minors: 3 };

/** Those that are out on a day, and no candidates, oldest first. */
export const stableReleases = (releases: readonly Release[], day: string): Release[] =>
  releases
    .filter(({ version, released_on }) => released_on <= day && parseVersion(version)?.stage === 2)
    .toSorted((a, b) => (versionOrder(a.version) ?? -1) - (versionOrder(b.version) ?? -1));
