import type { AnyProcedure, AnyRouter } from "@trpc/server";
import { z } from "zod";
import { downloadRouter } from "../downloads/download-router.ts";
import { jsonTypes } from "../json-types.ts";
import { appRouter } from "../router.ts";
import type { RouteMeta } from "../route-meta.ts";

/** A query of the router under /api/v1. */
export interface Route extends RouteMeta {
  /** The procedure's name, such as `installations.list`. */
  procedure: string;
  /** The parts of the path; a part in braces is a parameter. */
  parts: readonly string[];
  /** JSON Schema of the input. */
  input: InputSchema;
  /** What checks the input. */
  checks: z.ZodType;
}

const inputSchema = z.looseObject({
  properties: z.record(z.string(), z.looseObject({})).default({}),
  required: z.array(z.string()).default([]),
});
export type InputSchema = z.infer<typeof inputSchema>;

const isRouteMeta = (meta: unknown): meta is RouteMeta =>
  typeof meta === "object" && meta !== null && "path" in meta && "item" in meta && "kind" in meta;

const isProcedure = (value: unknown): value is AnyProcedure => typeof value === "function" && "_def" in value;

const isSchema = (value: unknown): value is z.ZodType => value instanceof z.ZodType;

/** The procedure's own input comes last, after that of its base procedure. */
const checksOf = ({ _def: definition }: AnyProcedure): z.ZodType => {
  const inputs: unknown = "inputs" in definition ? definition.inputs : [];
  const last: unknown = Array.isArray(inputs) ? inputs.at(-1) : undefined;
  return isSchema(last) ? last : z.strictObject({});
};

const routesOf = ({ _def: definition }: AnyRouter): Route[] =>
  Object.entries<unknown>(definition.procedures).flatMap(([name, procedure]) => {
    if (!isProcedure(procedure)) return [];
    const { _def: { meta } } = procedure;
    if (!isRouteMeta(meta)) return [];
    const checks = checksOf(procedure);
    return [{ ...meta, procedure: name, parts: meta.path.split("/").slice(1), input: inputSchema.parse(z.toJSONSchema(checks, { io: "input" })), checks }];
  });

/** The tables that are sent as they are read, derived as the questions are. */
export const tableRoutes: readonly Route[] = routesOf(downloadRouter);

/** Every question of the mirror, derived from the router alone. */
export const routes: readonly Route[] = routesOf(appRouter);

/** The JSON types that a parameter may have; none for one that the route does not have. */
export const typesOf = (route: Pick<Route, "input">, parameter: string): ReadonlySet<string> => {
  const { properties } = route.input;
  return new Set(Object.hasOwn(properties, parameter) ? jsonTypes(properties[parameter]) : []);
};

const decoded = (part: string): string | undefined => {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
};

const match = (route: Route, parts: readonly string[]): Map<string, string> | undefined => {
  if (parts.length !== route.parts.length) return undefined;
  const parameters = new Map<string, string>();
  for (const [index, pattern] of route.parts.entries()) {
    const part = decoded(parts[index] ?? "");
    if (part === undefined || part === "") return undefined;
    if (pattern.startsWith("{")) parameters.set(pattern.slice(1, -1), part);
    else if (pattern !== part) return undefined;
  }
  return parameters;
};

/** The route of a path below /api/v1, with the parameters that stand in it. A `/` inside one is written %2F. */
export const findRoute = (path: string): { route: Route; parameters: Map<string, string> } | undefined => {
  const parts = path.split("/").slice(1);
  for (const route of routes) {
    const parameters = match(route, parts);
    if (parameters !== undefined) return { route, parameters };
  }
  return undefined;
};
