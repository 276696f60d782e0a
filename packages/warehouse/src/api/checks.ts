import { Problem } from "@pinghouse/shared/problem/problem";
import { holeOf, type Hole, type HoleName } from "@pinghouse/shared/release/hole";
import { isoInstant } from "@pinghouse/shared/time/instant";
import { z } from "zod";
import { checkDays, checkDaysInput, type CheckDaysRow } from "../queries/check-days.ts";
import { checkVersions, checkVersionsInput, type CheckVersionsRow } from "../queries/check-versions.ts";
import { checks, checksInput, type ChecksRow } from "../queries/checks.ts";
import { patches, type PatchesRow } from "../queries/patches.ts";
import { advisoriesOf } from "./advisories.ts";
import { answerList, pageShape } from "./answer.ts";
import { answerRows } from "./answer-rows.ts";
import { advisoriesItem, checkDaysItem, checksItem, checkVersionsItem, patchesItem } from "./check-items.ts";
import type { Context } from "./context.ts";
import { scopeOf } from "./resolve-cohort.ts";
import { analyst, router } from "./trpc.ts";

const holeShape = { advisory: z.string().min(1).max(100).optional(), release: z.string().min(1).max(100).optional() };

const nameOf = ({ advisory, release }: { advisory?: string | undefined; release?: string | undefined }): HoleName => {
  if (advisory !== undefined && release === undefined) return { advisory };
  if (release !== undefined && advisory === undefined) return { release };
  throw new Problem("bad_parameter", "Either advisory or release is needed, and not both.");
};

const today = (ctx: Context): string => isoInstant(ctx.now()).slice(0, 10);

const known = (ctx: Context, name: HoleName): Hole => {
  const hole = holeOf(name, ctx.control.registry.current().releases, today(ctx));
  if (hole === undefined) throw new Problem("not_found", { detail: "No security release that is out has this name." });
  return hole;
};

/** Version checks, and who has a hole. Live: what is recorded of checks is in no batch of the warehouse, and releases come out by the day. */
export const checksRouter = router({
  list: analyst
    .meta({ path: "/checks", kind: "list", summary: "Version checks by day, product and version. Checks are never users.", item: checksItem, live: true })
    .input(z.strictObject({ ...checksInput.shape, ...pageShape }).default({}))
    .query(({ ctx, input: { limit, cursor, ...window } }) => answerList<ChecksRow>(ctx, checks(window), { limit, cursor })),

  days: analyst
    .meta({ path: "/checks/days", kind: "list", summary: "Version checks by day, with the pings of that day beside them.", item: checkDaysItem, live: true })
    .input(z.strictObject({ ...checkDaysInput.shape, ...pageShape }).default({}))
    .query(({ ctx, input: { limit, cursor, ...window } }) => answerList<CheckDaysRow>(ctx, checkDays(window), { limit, cursor })),

  versions: analyst
    .meta({ path: "/checks/versions", kind: "list", summary: "Versions that asked, with the installations that ping with them beside.", item: checkVersionsItem, live: true })
    .input(z.strictObject({ ...checkVersionsInput.shape, ...pageShape }).default({}))
    .query(async ({ ctx, input: { limit, cursor, ...window } }) => answerList<CheckVersionsRow>(ctx, checkVersions({ ...window, ...(await scopeOf(ctx)) }), { limit, cursor })),

  advisories: analyst
    .meta({ path: "/advisories", kind: "list", summary: "Advisories and security releases of the registry.", item: advisoriesItem, live: true })
    .input(z.strictObject(pageShape).default({}))
    .query(({ ctx, input }) => {
      const rows = advisoriesOf(ctx.control.registry.current().releases, today(ctx));
      return answerRows(ctx, { name: "advisories", item: advisoriesItem, rows, key: ({ name }) => name }, input);
    }),

  patches: analyst
    .meta({ path: "/patches", kind: "list", summary: "Who has the hole of an advisory or of a security release, by minor.", item: patchesItem, live: true })
    .input(z.strictObject({ ...holeShape, ...pageShape }))
    .query(async ({ ctx, input: { limit, cursor, ...name } }) => answerList<PatchesRow>(ctx, patches(known(ctx, nameOf(name)), await scopeOf(ctx)), { limit, cursor })),
});
