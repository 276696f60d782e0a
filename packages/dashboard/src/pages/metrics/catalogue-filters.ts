import type { Metric } from "../../api/rows.ts";

/** What came is not of the declared type. What came with null alone is of none. */
export const isOtherType = ({ kind, value_type: declared }: Metric): boolean => declared !== null && kind !== "unknown" && kind !== declared;

/** What can be wrong or right with a metric, in the words of the menu; the two of a pair exclude each other. */
const traits = {
  declared: (row: Metric) => row.value_type !== null,
  undeclared: (row: Metric) => row.value_type === null,
  seen: (row: Metric) => row.first_seen !== null,
  "never seen": (row: Metric) => row.first_seen === null,
  "count failed": (row: Metric) => row.failed > 0,
  "other type than declared": isOtherType,
} as const;
export type Trait = keyof typeof traits;
const isTrait = (text: string): text is Trait => text in traits;

const opposites: Readonly<Record<string, Trait>> = { declared: "undeclared", undeclared: "declared", seen: "never seen", "never seen": "seen" };

/** What is ticked, as the address holds it: any text. Traits are joined by and, everything else by or. */
export interface CatalogueFilters {
  readonly stage: readonly string[];
  readonly owner: readonly string[];
  readonly tier: readonly string[];
  readonly is: readonly string[];
}

/** The traits that are meant: known ones, and of a pair the one that was ticked last. */
export const traitsOf = (is: readonly string[]): Trait[] => {
  const known = [...new Set(is)].filter(isTrait);
  return known.filter((trait, at) => !known.slice(at + 1).some((later) => opposites[later] === trait));
};

export const tiersOf = ({ tiers }: Metric): string[] => tiers?.split("|") ?? [];

/** The traits of a metric. */
export const traitsHeld = (row: Metric): Trait[] => Object.keys(traits).filter(isTrait).filter((trait) => traits[trait](row));

const isAnyOf = (values: readonly string[], held: readonly (string | null)[]): boolean => values.length === 0 || values.some((value) => held.includes(value));

/** Whether a metric fits all that is ticked. */
export const fits = (row: Metric, { stage, owner, tier, is }: CatalogueFilters): boolean =>
  isAnyOf(stage, [row.stage]) && isAnyOf(owner, [row.product_group]) && isAnyOf(tier, tiersOf(row)) && traitsOf(is).every((trait) => traits[trait](row));
