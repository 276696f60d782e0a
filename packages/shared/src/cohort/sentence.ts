import type { Cohort } from "./cohort.ts";
import type { Size } from "./size.ts";

const count = new Intl.NumberFormat("en-US");

const either = (words: readonly string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;

const editionWords = (edition: string): string =>
  edition.startsWith("family:") ? `any ${edition.slice("family:".length)}` : edition;

/** A size band without its unit: "501 to 2,000". */
export const sizeWords = (size: Size): string => {
  if (size === "unknown") return "an unknown number of";
  if (size.endsWith("+")) return `${count.format(Number(size.slice(0, -1)))} or more`;
  return size
    .split("-")
    .map((bound) => count.format(Number(bound)))
    .join(" to ");
};

const operators = [
  [/>=\s*/g, "from "],
  [/<=\s*/g, "up to "],
  [/>\s*/g, "after "],
  [/<\s*/g, "before "],
  [/=\s*/g, ""],
] as const;

const versionWords = (range: string): string =>
  operators.reduce((text, [sign, word]) => text.replace(sign, word), range.trim()).replace(/\s+/g, " ");

const attributeWords = (pair: string): string => pair.replace(":", " is ");

const same = (text: string): string => text;

const windowWords = ({ from, to }: Cohort): string[] => {
  if (from !== undefined && to !== undefined) return [`from ${from} to before ${to}`];
  if (from !== undefined) return [`since ${from}`];
  return to === undefined ? [] : [`before ${to}`];
};

/** One condition of a cohort in words. `key` is its parameter; `window` stands for `from` and `to`. */
export interface CohortPart {
  readonly key: Exclude<keyof Cohort, "from" | "to"> | "window";
  readonly words: string;
}

/** The words of the conditions that a cohort has, in the order in which its sentence says them. */
export const cohortParts = (cohort: Cohort): CohortPart[] => {
  const each = <Item>(key: CohortPart["key"], items: readonly Item[] | undefined, words: (joined: string) => string, item: (one: Item) => string): CohortPart[] =>
    items === undefined || items.length === 0 ? [] : [{ key, words: words(either(items.map(item))) }];
  return [
    ...each("edition", cohort.edition, same, editionWords),
    ...each("size", cohort.size, (words) => `${words} users`, sizeWords),
    ...each("version", cohort.version, (words) => `version ${words}`, versionWords),
    ...each("installation_type", cohort.installation_type, (words) => `installed as ${words}`, same),
    ...each("plan", cohort.plan, (words) => `on the plan ${words}`, same),
    ...each("has", cohort.has, (words) => `using ${words}`, same),
    ...each("lacks", cohort.lacks, (words) => `not using ${words}`, same),
    ...each("attribute", cohort.attribute, (words) => `where ${words}`, attributeWords),
    ...each("list", cohort.list, (words) => `on the list ${words}`, same),
    ...each("include", cohort.include, (words) => `with ${words.replace(" or ", " and ")} installations`, same),
    ...windowWords(cohort).map((words) => ({ key: "window" as const, words })),
  ];
};

/** The cohort in words: "EE, 501 to 2,000 users"; with `n`, "412 installations: EE, 501 to 2,000 users". */
export const cohortSentence = (cohort: Cohort, n?: number): string => {
  const words = cohortParts(cohort).map((part) => part.words);
  const subject = n === undefined ? "" : `${count.format(n)} ${n === 1 ? "installation" : "installations"}`;
  if (words.length === 0) return subject === "" ? "all reporting installations" : subject;
  return subject === "" ? words.join(", ") : `${subject}: ${words.join(", ")}`;
};
