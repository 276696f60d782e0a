import { checkPolicy, release } from "@pinghouse/shared/release/release";
import { z } from "zod";
import { registryActions, type ChangedRelease } from "../control/registry-change.ts";
import { colours } from "./releases/colours.ts";
import type { ReleaseChangeRecord, ReleaseChangeRow } from "./releases/history.ts";
import type { ReleasesRow } from "./releases/list.ts";
import type { ReleaseMarkersRow } from "./releases/markers.ts";
import type { ToldVersionsRow } from "./releases/told-versions.ts";
import type { ReleasesSummary } from "./releases/summary.ts";

// What the answers about releases hold; as in items.ts, the types tie each shape to its row.

const item = <Row extends object>(shape: { [Field in keyof Row]-?: z.ZodType<Row[Field]> }) => z.strictObject(shape);

const text = z.string();
const count = z.int();
const list = text.describe("With | between them; empty for none");
const instant = text.describe("Instant, ISO 8601 in UTC");

export const releasesItem = item<ReleasesRow>({
  version: text,
  released_on: z.iso.date(),
  out: z.boolean().describe("Its day has come, UTC"),
  security: z.boolean(),
  critical: z.boolean(),
  advisories: list,
  affected: list,
  also_fixed_in: list,
  severity: z.enum(colours).describe("What a check of this version is told now"),
  installations: count.describe("Today's members that run it"),
  active_users: z.number(),
  endangers: count.describe("Today's members that are told danger for lack of it, perhaps beside others"),
  endangered_users: z.number(),
});

export const releasesSummaryItem = item<Omit<ReleasesSummary, "as_of">>({
  ...checkPolicy.shape,
  releases: count,
  latest_version: text.nullable(),
  maintained: list,
  success: count.describe("Today's members that a check would tell so; the three below too"),
  warning: count,
  danger: count,
  unknown: count,
});

export const toldVersionsItem = item<ToldVersionsRow>({
  version: text,
  installations: count,
  active_users: z.number(),
  severity: z.enum(colours),
  lacks: list,
  lacks_since: z.iso.date().nullable().describe("The day on which the first of them came out"),
});

export const releaseMarkersItem = item<ReleaseMarkersRow>({ version: text, released_on: z.iso.date(), kind: z.enum(["minor", "security"]) });

const changeShape = {
  change: count,
  at: instant,
  actor: text,
  action: z.enum(registryActions),
  undoes: count.nullable().describe("The change that it takes back"),
  version: text.nullable().describe("The only release that it touches"),
  added: count,
  changed: count,
  removed: count,
  undoable: z.boolean().describe("Nothing came over it later"),
};

export const releaseChangesItem = item<ReleaseChangeRow>({ ...changeShape, policy: z.boolean().describe("It changes the policy") });

export const changedReleaseItem = item<ChangedRelease>({ version: text, before: release.nullable(), after: release.nullable() });

export const releaseChangeItem = item<Omit<ReleaseChangeRecord, "as_of">>({
  ...changeShape,
  policy: z.strictObject({ before: checkPolicy, after: checkPolicy }).nullable(),
  releases: z.array(changedReleaseItem),
});
