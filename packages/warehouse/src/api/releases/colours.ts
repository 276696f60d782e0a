import type { Severity } from "@pinghouse/shared/release/severity";
import { makeJudge, type Judge } from "@pinghouse/shared/release/severity";
import { isoInstant } from "@pinghouse/shared/time/instant";
import type { RegistryState } from "../../control/registry-rows.ts";
import { fleetBreakdown, type FleetBreakdownRow } from "../../queries/fleet-breakdown.ts";
import { wholeOf } from "../../queries/listing.ts";
import { tableRows } from "../../store/table.ts";
import type { Context } from "../context.ts";
import { scopeOf } from "../resolve-cohort.ts";

export const colours = ["success", "warning", "danger", "unknown"] as const;
/** What a version is told; unknown where it is no version, or no release is out. */
export type Colour = Severity | "unknown";

/** Members of today that run a version. */
export interface Running {
  /** Without `-ee` and `-ce`; `unknown` where the payload says none. */
  version: string;
  installations: number;
  /** Sum of their active users, as far as known. */
  active_users: number;
}

/** What today's members run, by version. */
export const runningToday = async (ctx: Context): Promise<{ as_of: string | null; running: Running[] }> => {
  const listing = fleetBreakdown({ by: "version" }, await scopeOf(ctx));
  const { as_of, tables } = await ctx.store.read(listing.name, [wholeOf(listing)]);
  const [table] = tables;
  const rows = table === undefined ? [] : tableRows<FleetBreakdownRow>(table);
  return { as_of, running: rows.map(({ value, installations, users }) => ({ version: value, installations, active_users: users })) };
};

/** Judges by a registry as checks are answered now: on the day it is, in UTC. */
export const judgeNow = ({ now }: Pick<Context, "now">, { releases, policy }: RegistryState): Judge => makeJudge(releases, policy, isoInstant(now()).slice(0, 10));

export const colourOf = (judge: Judge, version: string): Colour => judge.check(version)?.severity ?? "unknown";
