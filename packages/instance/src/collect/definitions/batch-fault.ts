import type { CollectedDefinition } from "./definition.ts";

const distinctCount = /\bcount\s*\(\s*distinct\s+([^)]*?)\s*\)/i;
const nameOf = (column: string): string => (column.split(".").at(-1) ?? "").replaceAll('"', "").toLowerCase();

/** Whether a query counts distinct values: then a smaller stretch is asked for at once. */
export const countsDistinct = (query: string): boolean => distinctCount.test(query);

/** What is wrong with how a query is cut into stretches, or undefined. */
export const batchFault = (definition: CollectedDefinition): string | undefined => {
  if (definition.data_source !== "database") return undefined;
  const { query, batch } = definition;
  const bound = [":from", ":to"].filter((mark) => new RegExp(`(?<!:)${mark}\\b`).test(query));
  if (batch === undefined) return bound.length === 0 ? undefined : `query uses ${bound.join(" and ")}, but there is no batch that says of which column`;
  if (bound.length < 2) return "a query in batches must hold :from and :to, such as id >= :from AND id < :to";
  if (definition.value_type !== "number") return "a query in batches gives numbers to add up, so its value_type is number";
  const counted = distinctCount.exec(query)?.[1];
  if (counted !== undefined && nameOf(counted) !== nameOf(batch.column)) return `count(DISTINCT ${counted}) must be cut along ${counted} itself: a value in two stretches of ${batch.column} would be counted twice`;
  return undefined;
};
