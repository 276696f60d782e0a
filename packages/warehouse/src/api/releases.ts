import { checkPolicy, release } from "@pinghouse/shared/release/release";
import { versionOrder } from "@pinghouse/shared/version/version";
import { isoInstant } from "@pinghouse/shared/time/instant";
import { z } from "zod";
import { actorOf } from "./actor-of.ts";
import { answerRows } from "./answer-rows.ts";
import { pageShape } from "./answer.ts";
import { changedReleaseItem, releaseChangeItem, releaseChangesItem, releaseMarkersItem, releasesItem, releasesSummaryItem, toldVersionsItem } from "./release-items.ts";
import { changeRecord, changeRows } from "./releases/history.ts";
import { releaseRows } from "./releases/list.ts";
import { markersOf } from "./releases/markers.ts";
import { previewReleases } from "./releases/preview.ts";
import { toldVersions } from "./releases/told-versions.ts";
import { releasesSummary } from "./releases/summary.ts";
import { analyst, operator, router } from "./trpc.ts";

const distinct = (releases: readonly { version: string }[]): boolean => new Set(releases.map(({ version }) => version)).size === releases.length;
const releases = z.array(release).max(5_000).refine(distinct, "a version is there twice");
const one = release.refine(({ security, critical }) => security || !critical, "a critical release is a security release");
const version = z.string().min(1).max(100);
const change = z.int().min(1);

export const releasesRouter = router({
  list: analyst
    .meta({ path: "/releases", kind: "list", summary: "The registry of releases, and whose colour each gives now.", item: releasesItem, live: true })
    .input(z.strictObject(pageShape).default({}))
    .query(async ({ ctx, input }) => answerRows(ctx, { name: "releases", item: releasesItem, rows: await releaseRows(ctx), key: (row) => versionOrder(row.version) ?? -1 }, input)),

  summary: analyst
    .meta({ path: "/releases/summary", kind: "record", summary: "How checks are answered: the policy, and today's members by what they would be told.", item: releasesSummaryItem, live: true })
    .input(z.strictObject({}).default({}))
    .query(({ ctx }) => releasesSummary(ctx)),

  versions: analyst
    .meta({ path: "/releases/versions", kind: "list", summary: "Every version that today's members run or the registry knows, and what it is told.", item: toldVersionsItem, live: true })
    .input(z.strictObject(pageShape).default({}))
    .query(async ({ ctx, input }) => answerRows(ctx, { name: "told_versions", item: toldVersionsItem, rows: await toldVersions(ctx), key: ({ version }) => version }, input)),

  markers: analyst
    .meta({ path: "/releases/markers", kind: "list", summary: "Releases that charts are marked with: the first of each minor, and security releases.", item: releaseMarkersItem, live: true })
    .input(z.strictObject(pageShape).default({}))
    .query(({ ctx, input }) => {
      const rows = markersOf(ctx.control.registry.current().releases, isoInstant(ctx.now()).slice(0, 10));
      return answerRows(ctx, { name: "release_markers", item: releaseMarkersItem, rows, key: (row) => versionOrder(row.version) ?? -1 }, input);
    }),

  history: analyst
    .meta({ path: "/releases/history", kind: "list", summary: "What was done to the registry, the newest first.", item: releaseChangesItem })
    .input(z.strictObject(pageShape).default({}))
    .query(async ({ ctx, input }) => answerRows(ctx, { name: "release_changes", item: releaseChangesItem, rows: await changeRows(ctx), key: (row) => -row.change }, input)),

  change: analyst
    .meta({ path: "/releases/history/{change}", kind: "record", summary: "One change of the registry, with what was there before and after.", item: releaseChangeItem, rows: { field: "releases", item: changedReleaseItem } })
    .input(z.strictObject({ change }))
    .query(({ ctx, input }) => changeRecord(ctx, input.change)),

  /** Who would be told something else today. A draft may be large, so it travels as a body; nothing is saved. */
  preview: operator
    .input(z.strictObject({ save: releases.default([]), remove: z.array(version).max(5_000).default([]), policy: checkPolicy.partial().optional() }))
    .mutation(({ ctx, input }) => previewReleases(ctx, input)),

  /** Takes releases in, all or none, and answers how many were new, changed, and known as they are. What `policy` leaves out stays as it is. */
  import: operator
    .input(z.strictObject({ releases: releases.min(1), policy: checkPolicy.partial().optional() }))
    .mutation(async ({ ctx, input }) => {
      const { added, changed, same } = await ctx.control.registry.save({ ...input, action: "import", actor: actorOf(ctx) });
      return { new: added, changed, same };
    }),

  /** Adds a release, or replaces the one of its version. */
  save: operator.input(z.strictObject({ release: one })).mutation(async ({ ctx, input }) => {
    await ctx.control.registry.save({ releases: [input.release], actor: actorOf(ctx) });
    return { ok: true };
  }),

  /** No error for a version that is not in the registry. */
  remove: operator.input(z.strictObject({ version })).mutation(async ({ ctx, input }) => {
    await ctx.control.registry.remove({ ...input, actor: actorOf(ctx) });
    return { ok: true };
  }),

  decide: operator.input(z.strictObject({ policy: checkPolicy })).mutation(async ({ ctx, input }) => {
    await ctx.control.registry.save({ releases: [], policy: input.policy, action: "policy", actor: actorOf(ctx) });
    return { ok: true };
  }),

  /** Restores what was before a change; 409 in words where something came over it later. */
  undo: operator.input(z.strictObject({ change })).mutation(async ({ ctx, input }) => {
    await ctx.control.registry.undo({ id: input.change, actor: actorOf(ctx) });
    return { ok: true };
  }),
});
