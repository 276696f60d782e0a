import type { Cohort } from "@pinghouse/shared/cohort/cohort";
import { keptOut } from "@pinghouse/shared/cohort/label";
import { sizes } from "@pinghouse/shared/cohort/size";
import { parseVersionRange } from "@pinghouse/shared/version/range";

/** The conditions of which a cohort may hold several: each is a key that may stand more than once in the address. */
export const conditionKeys = ["edition", "size", "version", "installation_type", "plan", "has", "lacks", "attribute", "list", "include"] as const;
export type ConditionKey = (typeof conditionKeys)[number];

/** A cohort as the address holds it: what was chosen and typed, right or wrong. */
export interface CohortFields extends Readonly<Record<ConditionKey, readonly string[]>> {
  readonly from: string;
  readonly to: string;
}

/** Before the names of a cohort's keys where a page has two cohorts. Their window is common and has no side. */
export type SidePrefix = "" | "a." | "b.";

/** What an address says of a cohort; that of one side has no window of its own. */
export const fieldsOf = (params: URLSearchParams, side: SidePrefix = ""): CohortFields => {
  const all = (key: ConditionKey): string[] => [...new Set(params.getAll(`${side}${key}`))].filter((value) => value.trim() !== "");
  const day = (name: "from" | "to"): string => (side === "" ? (params.get(name) ?? "") : "");
  return {
    edition: all("edition"), size: all("size"), version: all("version"), installation_type: all("installation_type"), plan: all("plan"),
    has: all("has"), lacks: all("lacks"), attribute: all("attribute"), list: all("list"), include: all("include"),
    from: day("from"), to: day("to"),
  };
};

/** Nobody's conditions: everyone. */
export const emptyFields: CohortFields = fieldsOf(new URLSearchParams());

const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
const isRange = (text: string): boolean => parseVersionRange(text) !== undefined;
const isPair = (text: string): boolean => /^[^:]+:/.test(text);

/** Why a text is no range of versions, in words; undefined where it is one. */
export const rangeFault = (text: string): string | undefined => (isRange(text) ? undefined : `"${text}" is no range of versions. Write it like >=18.0 <19.`);

/** What is wrong with the fields, in words for the person who typed them; empty when nothing is. */
export const fieldFaults = ({ version, size, attribute, include, from, to }: CohortFields): string[] => [
  ...version.flatMap((range) => rangeFault(range) ?? []),
  ...size.flatMap((one) => (sizes.some((known) => known === one) ? [] : [`"${one}" is no size. Choose one from the list.`])),
  ...attribute.flatMap((pair) => (isPair(pair) ? [] : [`"${pair}" is no attribute. Write it like database.adapter:postgresql.`])),
  ...include.flatMap((label) => (keptOut.some((known) => known === label) ? [] : [`"${label}" installations are never left out. Only test and internal ones are.`])),
  ...[from, to].flatMap((date) => (date === "" || isDate(date) ? [] : [`"${date}" is no day. Write it like 2026-01-31.`])),
  ...(isDate(from) && isDate(to) && from >= to ? ["The first day must come before the last."] : []),
];

const some = <Value>(values: readonly Value[]): Value[] | undefined => (values.length === 0 ? undefined : [...values]);

/** The cohort that the fields mean. A field with a fault is left out rather than sent. */
export const cohortOf = (fields: CohortFields): Cohort => {
  const { from, to } = fields;
  const usable = !(isDate(from) && isDate(to) && from >= to);
  return {
    edition: some(fields.edition),
    size: some(sizes.filter((one) => fields.size.includes(one))),
    version: some(fields.version.map((range) => range.trim()).filter(isRange)),
    installation_type: some(fields.installation_type),
    plan: some(fields.plan),
    has: some(fields.has),
    lacks: some(fields.lacks),
    attribute: some(fields.attribute.filter(isPair)),
    list: some(fields.list),
    include: some(keptOut.filter((label) => fields.include.includes(label))),
    from: usable && isDate(from) ? from : undefined,
    to: usable && isDate(to) ? to : undefined,
  };
};

/** The cohort as the query of an address under /api/v1: a repeated key is "or". Empty for everybody. */
export const cohortQuery = (cohort: Cohort): string => {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(cohort)) {
    for (const one of [value].flat()) if (one !== undefined) query.append(key, one);
  }
  return query.toString();
};

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** The request for exactly the numbers on the page, to paste into a shell. */
export const asCurl = (origin: string, path: string, cohort: Cohort, needsToken: boolean): string => {
  const query = cohortQuery(cohort);
  const address = `${origin.replace(/\/$/, "")}${path}${query === "" ? "" : `?${query}`}`;
  return `curl ${needsToken ? '-H "Authorization: Bearer $PINGHOUSE_TOKEN" ' : ""}${quoted(address)}`;
};
