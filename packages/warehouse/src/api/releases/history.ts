import { Problem } from "@pinghouse/shared/problem/problem";
import { isoInstant } from "@pinghouse/shared/time/instant";
import { touchedSince, type ChangedRelease, type RegistryChange, type RegistryDifference } from "../../control/registry-change.ts";
import type { Context } from "../context.ts";

/** A change of the registry, as the list of changes has it. */
export interface ReleaseChangeRow {
  change: number;
  at: string;
  actor: string;
  action: RegistryChange["action"];
  /** The change that it takes back. */
  undoes: number | null;
  /** The only release that it touches; null where it touches none or several. */
  version: string | null;
  added: number;
  changed: number;
  removed: number;
  policy: boolean;
  /** Nothing came over it later. */
  undoable: boolean;
}

export interface ReleaseChangeRecord extends Omit<ReleaseChangeRow, "policy"> {
  as_of: string | null;
  policy: RegistryDifference["policy"];
  releases: ChangedRelease[];
}

const rowOf = ({ control }: Context, one: RegistryChange): ReleaseChangeRow => {
  const [added, removed] = [one.releases.filter(({ before }) => before === null), one.releases.filter(({ after }) => after === null)];
  return {
    change: one.id,
    at: isoInstant(one.at),
    actor: one.actor,
    action: one.action,
    undoes: one.undoes,
    version: one.releases.length === 1 ? (one.releases[0]?.version ?? null) : null,
    added: added.length,
    changed: one.releases.length - added.length - removed.length,
    removed: removed.length,
    policy: one.policy !== null,
    undoable: touchedSince(control.registry.current(), one).length === 0,
  };
};

/** Every change of the registry. */
export const changeRows = async (ctx: Context): Promise<ReleaseChangeRow[]> => (await ctx.control.registry.history()).map((one) => rowOf(ctx, one));

/** One change with what was there before and after. Throws Problem "not_found". */
export const changeRecord = async (ctx: Context, id: number): Promise<ReleaseChangeRecord> => {
  const found = (await ctx.control.registry.history()).find((one) => one.id === id);
  if (found === undefined) throw new Problem("not_found", { detail: "There is no such change." });
  return { as_of: ctx.store.progress().as_of, ...rowOf(ctx, found), policy: found.policy, releases: found.releases };
};
