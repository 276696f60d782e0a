import { tiers } from "@pinghouse/shared/metrics/definition";
import type { Window } from "@pinghouse/shared/metrics/measure";
import { traitsOf, type CatalogueFilters, type Trait } from "./catalogue-filters.ts";

const parameters: Readonly<Record<Trait, readonly [name: string, value: string]>> = {
  declared: ["declared", "true"],
  undeclared: ["declared", "false"],
  seen: ["seen", "true"],
  "never seen": ["seen", "false"],
  "count failed": ["failing", "true"],
  "other type than declared": ["mismatch", "true"],
};

/** The page's question as an address under /api/v1, whose rows are those of the table. */
export const catalogueRoute = (words: string, { stage, owner, tier, is }: CatalogueFilters, prefer: Window): string => {
  const query = new URLSearchParams();
  if (words.trim() !== "") query.set("search", words.trim());
  for (const one of stage) query.append("stage", one);
  for (const one of owner) query.append("product_group", one);
  for (const one of tiers.filter((known) => tier.includes(known))) query.append("tier", one);
  for (const trait of traitsOf(is)) query.set(...parameters[trait]);
  query.set("form", prefer);
  return `/api/v1/metrics?${query.toString()}`;
};
