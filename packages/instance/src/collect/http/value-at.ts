import { splitKey } from "@pinghouse/shared/metrics/key";
import type { CollectedDefinition } from "../definitions/definition.ts";
import { membersOf } from "../exact-json.ts";

type ValueType = CollectedDefinition["value_type"];

const typeOf = (json: string): ValueType | "null" => {
  const begin = json.charAt(0);
  if (begin === "{" || begin === "[") return "object";
  if (begin === '"') return "string";
  if (begin === "n") return "null";
  return begin === "t" || begin === "f" ? "boolean" : "number";
};

const soundJson = (document: string): string => {
  try {
    JSON.parse(document);
    return document.trim();
  } catch {
    throw new Error("the document is no JSON");
  }
};

/**
 * The value at a path of a JSON document, as it is written there. `null` is missing, whatever the type; throws where nothing
 * is at the path, or something of another type.
 */
export const valueAt = (document: string, path: string, type: ValueType): string => {
  let json = soundJson(document);
  for (const part of splitKey(path)) {
    const next = membersOf(json)?.get(part);
    if (next === undefined) throw new Error(`the document holds nothing at ${path}`);
    json = next;
  }
  const found = typeOf(json);
  if (found !== type && found !== "null") throw new Error(`the document holds a ${found} at ${path}, not a ${type}`);
  return json;
};
