import { splitKey } from "@pinghouse/shared/metrics/key";
import type { Measured } from "../collect/measured.ts";
import { jsonFault } from "../collect/exact-json.ts";

/** What a payload says of itself where no collector does. */
export interface PayloadHead {
  uuid: string;
  hostname: string;
  /** ISO 8601 with milliseconds: when measuring began. */
  recorded_at: string;
  /** Null where nobody knows it. */
  version: string | null;
}

/** A payload, and what went into it. */
export interface Composed {
  /** The exact text that is sent. */
  text: string;
  /** In the order of the text; of what could not be used, the value is `-1` with its error. */
  measured: Measured[];
}

type Branch = Map<string, Branch | string>;

/** Keys that a payload begins with, in this order; everything else follows in the order of its letters. */
const first = ["recorded_at", "uuid", "hostname", "version", "edition"];

const rank = (key: string): number => (first.indexOf(key) + first.length + 1) % (first.length + 1);

const byRank = ([a]: [string, unknown], [b]: [string, unknown]): number => rank(a) - rank(b) || (a < b ? -1 : 1);
const byLetters = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1);

/** Puts a value at its place; says what is there already where that is none. */
const put = (root: Branch, path: readonly string[], json: string): string | undefined => {
  let branch = root;
  for (const part of path.slice(0, -1)) {
    const next = branch.get(part) ?? new Map<string, Branch | string>();
    if (typeof next === "string") return `${part} is a metric itself`;
    branch.set(part, next);
    branch = next;
  }
  const leaf = path.at(-1) ?? "";
  if (branch.has(leaf)) return "other metrics are below it, or it was measured twice";
  branch.set(leaf, json);
  return undefined;
};

const write = (branch: Branch, indent: string): string => {
  if (branch.size === 0) return "{}";
  const inner = `${indent}  `;
  const entries = [...branch].sort(indent === "" ? byRank : byLetters);
  const lines = entries.map(([key, value]) => `${inner}${JSON.stringify(key)}: ${typeof value === "string" ? value : write(value, inner)}`);
  return `{\n${lines.join(",\n")}\n${indent}}`;
};

const head = (key_path: string, value: string | null): Measured => ({ key_path, json: JSON.stringify(value), data_category: "standard", time_elapsed: 0 });

/** What was measured, led by what the payload says of itself where that was not measured too. */
const withHead = (measured: readonly Measured[], { uuid, hostname, recorded_at, version }: PayloadHead): Measured[] => {
  const known = new Set(measured.map(({ key_path }) => key_path));
  const own = [head("recorded_at", recorded_at), head("uuid", uuid), head("hostname", hostname), ...(version === null ? [] : [head("version", version)])];
  return [...own.filter(({ key_path }) => !known.has(key_path)), ...measured];
};

const checked = (entry: Measured): Measured => {
  const fault = jsonFault(entry.json);
  return fault === undefined ? entry : { ...entry, json: "-1", error: `its value is no JSON: ${fault}` };
};

/**
 * Makes the payload: one JSON object, nested by the parts of the keys, two spaces to a level, so that whoever reads the
 * preview reads the very bytes. The order is that of the keys and does not depend on who measured first, and values are
 * written as their collector wrote them, so that no digit is lost.
 */
export const compose = (measured: readonly Measured[], payloadHead: PayloadHead): Composed => {
  const root: Branch = new Map();
  const kept = withHead(measured, payloadHead).map((entry) => {
    const sound = checked(entry);
    const inTheWay = put(root, splitKey(sound.key_path), sound.json);
    return inTheWay === undefined ? sound : { ...sound, json: "-1", error: `left out: ${inTheWay}` };
  });
  return { text: `${write(root, "")}\n`, measured: kept };
};
