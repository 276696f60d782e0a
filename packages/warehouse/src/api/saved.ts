import { isoInstant } from "@pinghouse/shared/time/instant";
import { Problem } from "@pinghouse/shared/problem/problem";
import { z } from "zod";
import type { SavedList, SavedView } from "../control/control.ts";
import type { Person } from "../control/who.ts";
import { findInstallations, hostnamesOf } from "../queries/find-installations.ts";
import { actorOf } from "./actor-of.ts";
import type { Context } from "./context.ts";

/** What somebody calls what they save. */
export const savedName = z.string().trim().min(1).max(100);

/** A saved list, as the list of lists has it. */
export interface SavedListRow {
  name: string;
  /** E-mail; null for nobody's. */
  owner: string | null;
  installations: number;
  created_at: string;
  changed_at: string;
}

export interface SavedListRecord extends Omit<SavedListRow, "installations"> {
  as_of: string | null;
  installations: ListedInstallation[];
}

export interface ListedInstallation {
  id: string;
  /** Null for one that the warehouse holds no longer. */
  hostname: string | null;
}

export interface SavedViewRow {
  id: string;
  name: string;
  kind: SavedView["kind"];
  /** Canonical parameters, as in a URL after the `?`. */
  query: string;
  owner: string | null;
  created_at: string;
}

/** The person who asks; null behind a token, on the local socket and in the demo. */
export const personOf = ({ who }: Context): Person | null => ("person" in who ? who.person : null);

/** Throws unless what is saved belongs to who asks; an operator may change what is anybody's, and alone what is nobody's. */
export const demandOwner = (ctx: Context, owner: Person | null): void => {
  if (ctx.who.role === "operator" || (owner !== null && personOf(ctx)?.id === owner.id)) return;
  throw new Problem("forbidden", { detail: "Only its owner or an operator may change this." });
};

const about = ({ name, owner, createdAt, changedAt }: SavedList) => ({
  name,
  owner: owner?.email ?? null,
  created_at: isoInstant(createdAt),
  changed_at: isoInstant(changedAt),
});

export const listRow = (list: SavedList): SavedListRow => ({ ...about(list), installations: list.installations.length });

export const viewRow = ({ id, name, kind, query, owner, createdAt }: SavedView): SavedViewRow => ({
  id,
  name,
  kind,
  query,
  owner: owner?.email ?? null,
  created_at: isoInstant(createdAt),
});

/** Throws Problem "list_not_found". */
export const listOf = async ({ control }: Context, name: string): Promise<SavedList> => {
  const list = await control.list(name);
  if (list === undefined) throw new Problem("list_not_found", `There is no saved list "${name}".`);
  return list;
};

/** Throws Problem "not_found". */
export const viewOf = async ({ control }: Context, id: string): Promise<SavedView> => {
  const view = await control.view(id);
  if (view === undefined) throw new Problem("not_found", "There is no such saved view.");
  return view;
};

/** One list with its installations, by hostname. */
export const listRecord = async (ctx: Context, name: string): Promise<SavedListRecord> => {
  const list = await listOf(ctx, name);
  const { as_of, hostnames } = await hostnamesOf(ctx.store, list.installations);
  const installations = list.installations.map((id) => ({ id, hostname: hostnames.get(id) ?? null }));
  const place = ({ id, hostname }: ListedInstallation): string => `${hostname ?? ""} ${id}`;
  return { as_of, ...about(list), installations: installations.toSorted((a, b) => (place(a) < place(b) ? -1 : 1)) };
};

/** What became of the names that were to make a list. */
export interface SavedListOutcome {
  installations: number;
  /** What names no installation that who asks may look for, as it was written. */
  unknown: string[];
}

/** Saves those that the names name, under one name. Throws where they name nobody, or where the list is another's. */
export const saveList = async (ctx: Context, list: { name: string; installations: readonly string[]; replace: boolean }): Promise<SavedListOutcome> => {
  const known = await ctx.control.list(list.name);
  if (known !== undefined && list.replace) demandOwner(ctx, known.owner);
  const { ids, unknown } = await findInstallations(ctx.store, list.installations, ctx.who.role === "operator");
  if (ids.length === 0) throw new Problem("bad_parameter", { detail: "None of these names an installation.", extra: { parameter: "installations" } });
  await ctx.control.saveList({ ...list, installations: ids, owner: personOf(ctx), actor: actorOf(ctx) });
  return { installations: ids.length, unknown };
};
