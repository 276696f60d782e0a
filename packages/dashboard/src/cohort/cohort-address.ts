import type { Cohort } from "@pinghouse/shared/cohort/cohort";
import { sizes } from "@pinghouse/shared/cohort/size";
import { parseVersionRange } from "@pinghouse/shared/version/range";

/** The cohort's controls as the address holds them: what is typed, right or wrong. */
export interface CohortFields {
  readonly edition: readonly string[];
  readonly size: readonly string[];
  readonly version: string;
  readonly from: string;
  readonly to: string;
}

const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

/** What is wrong with the fields, in words for the person who typed them; empty when nothing is. */
export const fieldFaults = ({ version, from, to }: CohortFields): string[] => [
  ...(version.trim() === "" || parseVersionRange(version) !== undefined ? [] : [`"${version}" is no range of versions. Write it like >=18.0 <19.`]),
  ...[from, to].flatMap((date) => (date === "" || isDate(date) ? [] : [`"${date}" is no day. Write it like 2026-01-31.`])),
  ...(isDate(from) && isDate(to) && from >= to ? ["The first day must come before the last."] : []),
];

/** The cohort that the fields mean. A field with a fault is left out rather than sent. */
export const cohortOf = ({ edition, size, version, from, to }: CohortFields): Cohort => {
  const known = sizes.filter((one) => size.includes(one));
  const usable = !(isDate(from) && isDate(to) && from >= to);
  return {
    ...(edition.length === 0 ? {} : { edition: [...edition] }),
    ...(known.length === 0 ? {} : { size: known }),
    ...(version.trim() === "" || parseVersionRange(version) === undefined ? {} : { version: [version.trim()] }),
    ...(usable && isDate(from) ? { from } : {}),
    ...(usable && isDate(to) ? { to } : {}),
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
