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

/**
 * Reads the categories in GitLab's metric definitions. Where a value is itself part of a defined one, that one's holds;
 * without a definition, or with a category of another name, a metric is optional.
 */
export const readCategories = (yaml: string): CategoryOf => {
  const known = new Map(definitions.parse(parse(yaml)).map(({ key_path, data_category }) => [key_path, category.catch("optional").parse(data_category?.toLowerCase())]));
  return (path) => {
    for (let length = path.length; length > 0; length -= 1) {
      const found = known.get(path.slice(0, length).join("."));
      if (found !== undefined) return found;
    }
    return "optional";
  };
};
