import { Problem } from "@pinghouse/shared/problem/problem";
import type { Who } from "../control/who.ts";
import type { Table } from "../store/table.ts";
import type { ApiDeps, Context } from "./context.ts";
import { ask } from "./mirror/ask.ts";
import { columnsOf } from "./mirror/columns.ts";
import { inputFrom } from "./mirror/input.ts";
import { findRoute, type Route } from "./mirror/routes.ts";
import { badInput, problemOf } from "@pinghouse/shared/trpc/problem-of";

/** Parameters that say how an answer is sent, not what is asked: an export holds all of it, in the format of its order. */
const ofSending = ["limit", "cursor", "format"];

const questionOf = (path: string, query: string): { route: Route; input: object } => {
  const found = findRoute(path);
  if (found === undefined) throw new Problem("bad_parameter", { detail: `path: there is no question ${path}.`, extra: { parameter: "path" } });
  const parameters = new URLSearchParams(query);
  for (const name of ofSending) {
    if (parameters.has(name)) throw new Problem("bad_parameter", { detail: `${name}: an export holds the whole answer.`, extra: { parameter: name } });
  }
  return { route: found.route, input: inputFrom(found.route, found.parameters, parameters) };
};

const contextFor = (deps: ApiDeps, who: Who, allowed: Context["allowed"]): Context => ({
  ...deps,
  who,
  session: undefined,
  address: "",
  private: true,
  setCookie: () => undefined,
  whole: true,
  allowed,
});

/**
 * A question of /api/v1 answered whole, with the rights of `who`: the columns that CSV and Arrow have.
 * `path` below /api/v1, `query` without the `?`. Throws Problem, "bad_parameter" where there is no such question.
 */
export const answerQuestion = async (deps: ApiDeps, path: string, query: string, who: Who): Promise<{ table: Table; as_of: string | null }> => {
  const { route, input } = questionOf(path, query);
  try {
    const { table, as_of } = columnsOf(route, await ask(route, contextFor(deps, who, null), input));
    return { table: table(), as_of };
  } catch (error) {
    throw problemOf(error);
  }
};

class Allowed extends Error {}

/** Throws Problem unless `who` may put the question, and it can be put; it is not put. */
export const checkQuestion = async (deps: ApiDeps, path: string, query: string, who: Who): Promise<void> => {
  const { route, input } = questionOf(path, query);
  const checked = route.checks.safeParse(input);
  if (!checked.success) throw badInput(checked.error);
  const allowed = (): never => {
    throw new Allowed();
  };
  try {
    await ask(route, contextFor(deps, who, allowed), input);
  } catch (error) {
    const problem = problemOf(error);
    if (!(problem.cause instanceof Allowed)) throw problem;
  }
};
