import { versionOrder } from "./version.ts";

/** One condition of a range; `order` is that of `versionOrder`. */
export interface VersionBound {
  readonly op: ">=" | ">" | "<=" | "<" | "=";
  readonly order: number;
}

const term = /(>=|<=|>|<|=|)\s*([^\s,<>=]+)(?:\s*,\s*|\s+|(?=[<>=])|$)/y;

const operator = (text: string): VersionBound["op"] =>
  text === ">=" || text === ">" || text === "<=" || text === "<" ? text : "=";

/**
 * A range such as `>=18.0 <19`: conditions parted by space or comma, all of which must hold.
 * A version without an operator means exactly that one. Undefined where any part is no condition, or none is there.
 */
export const parseVersionRange = (text: string): VersionBound[] | undefined => {
  const source = text.trim();
  const bounds: VersionBound[] = [];
  const pattern = new RegExp(term);
  while (pattern.lastIndex < source.length) {
    const found = pattern.exec(source);
    const order = found?.[2] === undefined ? null : versionOrder(found[2]);
    if (found === null || order === null) return undefined;
    bounds.push({ op: operator(found[1] ?? ""), order });
  }
  return bounds.length === 0 ? undefined : bounds;
};

const tests = {
  ">=": (order: number, bound: number) => order >= bound,
  ">": (order: number, bound: number) => order > bound,
  "<=": (order: number, bound: number) => order <= bound,
  "<": (order: number, bound: number) => order < bound,
  "=": (order: number, bound: number) => order === bound,
};

/** Whether a version, given by its order, satisfies every bound. */
export const inRange = (bounds: readonly VersionBound[], order: number): boolean =>
  bounds.every((bound) => tests[bound.op](order, bound.order));
