import { Problem } from "@pinghouse/shared/problem/problem";
import { typesOf, type Route } from "./routes.ts";

type Value = string | number | boolean;

const bad = (parameter: string, detail: string): Problem =>
  new Problem("bad_parameter", { detail: `${parameter}: ${detail}.`, extra: { parameter } });

/** A number where the parameter is one and the text is one; else the text, for the schema to refuse. */
const scalar = (route: Route, parameter: string, text: string): Value => {
  const types = typesOf(route, parameter);
  if ((types.has("integer") || types.has("number")) && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (types.has("boolean") && (text === "true" || text === "false")) return text === "true";
  return text;
};

const one = (route: Route, parameter: string, texts: readonly string[]): Value | Value[] => {
  const types = typesOf(route, parameter);
  const values = texts.map((text) => scalar(route, parameter, text));
  if (types.has("array")) return values;
  const [value] = values;
  if (value === undefined || values.length > 1) throw bad(parameter, "given more than once");
  return value;
};

/**
 * What a URL asks of a procedure: numbers as numbers, repeated keys as arrays. Unknown names are handed on, for the
 * procedure to refuse. `format` is the mirror's own and left out.
 */
export const inputFrom = (route: Route, inPath: ReadonlyMap<string, string>, query: URLSearchParams): object => {
  const input = new Map<string, Value | Value[]>();
  for (const name of new Set(query.keys())) {
    if (name === "format") continue;
    if (inPath.has(name)) throw bad(name, "stands in the path already");
    input.set(name, one(route, name, query.getAll(name)));
  }
  for (const [name, text] of inPath) input.set(name, scalar(route, name, text));
  return Object.fromEntries(input);
};
