import { setImmediate } from "node:timers/promises";
import { dataCategories } from "@pinghouse/shared/metrics/definition";
import { parse } from "yaml";
import { z } from "zod";
import type { DataCategory } from "../measured.ts";

const definitions = z.array(z.looseObject({ key_path: z.string(), data_category: z.string().optional() }));
const category = z.enum(dataCategories);

/** What a metric's category is, asked by the parts of its path. */
export type CategoryOf = (path: readonly string[]) => DataCategory;

/** Without definitions everything is optional. */
export const allOptional: CategoryOf = () => "optional";

/** Items read before others get their turn: thousands of them take a second and more. */
const atOnce = 50;

/** A list's items a few at a time: each begins a line, and what belongs to it is indented. Text of another shape is one part. */
const partsOf = (yaml: string): string[] => {
  const [head = "", ...items] = yaml.split(/^(?=- )/m);
  if (!/^(?:---)?\s*$/.test(head)) return [yaml];
  return Array.from({ length: Math.ceil(items.length / atOnce) }, (_, at) => items.slice(at * atOnce, (at + 1) * atOnce).join(""));
};

/**
 * Reads the categories in GitLab's metric definitions. Where a value is itself part of a defined one, that one's holds;
 * without a definition, or with a category of another name, a metric is optional.
 */
export const readCategories = async (yaml: string): Promise<CategoryOf> => {
  const known = new Map<string, DataCategory>();
  for (const part of partsOf(yaml)) {
    for (const { key_path, data_category } of definitions.parse(parse(part))) known.set(key_path, category.catch("optional").parse(data_category?.toLowerCase()));
    await setImmediate();
  }
  if (known.size === 0) throw new Error("no definition is in it");
  return (path) => {
    for (let length = path.length; length > 0; length -= 1) {
      const found = known.get(path.slice(0, length).join("."));
      if (found !== undefined) return found;
    }
    return "optional";
  };
};
