import type { Cohort } from "@pinghouse/shared/cohort/cohort";
import { keptOut } from "@pinghouse/shared/cohort/label";
import { Problem } from "@pinghouse/shared/problem/problem";
import type { MemberScope } from "../queries/parts/member-scope.ts";
import type { Context } from "./context.ts";

/** What looking up needs of a context. */
type Records = Pick<Context, "control">;

type Asked = Pick<Cohort, "list" | "include">;

const onLists = async ({ control }: Records, names: readonly string[]): Promise<string[]> => {
  const ids = new Set<string>();
  for (const name of names) {
    const list = await control.list(name);
    if (list === undefined) throw new Problem("list_not_found", `There is no saved list "${name}".`);
    for (const id of list.installations) ids.add(id);
  }
  return [...ids];
};

/**
 * Who may be a member: those on one of the lists, where there is a list, and none that are labelled `test` or `internal`
 * unless that is included. Throws Problem "list_not_found".
 */
export const scopeOf = async (ctx: Records, { list, include = [] }: Asked = {}): Promise<MemberScope> => {
  const out = new Set<string>(keptOut.filter((label) => !include.includes(label)));
  const without = [...ctx.control.labels()].filter(([, label]) => out.has(label)).map(([id]) => id);
  return list === undefined ? { without } : { only: await onLists(ctx, list), without };
};

/** A cohort as asked for, with who may be a member of it. */
export const resolveCohort = async <Input extends Asked>(ctx: Records, cohort: Input): Promise<Input & MemberScope> => ({
  ...cohort,
  ...(await scopeOf(ctx, cohort)),
});

/** The cohort that somebody may set an installation beside: null for admins, who get no cohort figures. Throws Problem "forbidden" where one asks for a cohort. */
export const peersOf = async (ctx: Context, cohort: Cohort): Promise<(Cohort & MemberScope) | null> => {
  if (ctx.who.role !== "admin") return resolveCohort(ctx, cohort);
  if (Object.values(cohort).some((value) => value !== undefined)) throw new Problem("forbidden", { detail: "Admins cannot choose a cohort." });
  return null;
};
