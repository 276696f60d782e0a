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

const windowWords = ({ from, to }: Cohort): string[] => {
  if (from !== undefined && to !== undefined) return [`from ${from} to before ${to}`];
  if (from !== undefined) return [`since ${from}`];
  return to === undefined ? [] : [`before ${to}`];
};

const each = <Item>(items: readonly Item[] | undefined, words: (joined: string) => string, item: (one: Item) => string): string[] =>
  items === undefined || items.length === 0 ? [] : [words(either(items.map(item)))];

const same = (text: string): string => text;

const parts = (cohort: Cohort): string[] => [
  ...each(cohort.edition, same, editionWords),
  ...each(cohort.size, (words) => `${words} users`, sizeWords),
  ...each(cohort.version, (words) => `version ${words}`, versionWords),
  ...each(cohort.installation_type, (words) => `installed as ${words}`, same),
  ...each(cohort.plan, (words) => `on the plan ${words}`, same),
  ...each(cohort.has, (words) => `using ${words}`, same),
  ...each(cohort.lacks, (words) => `not using ${words}`, same),
  ...each(cohort.attribute, (words) => `where ${words}`, attributeWords),
  ...each(cohort.list, (words) => `on the list ${words}`, same),
  ...each(cohort.include, (words) => `with ${words} installations`, same).map((words) => words.replace(" or ", " and ")),
  ...windowWords(cohort),
];

/** The cohort in words: "EE, 501 to 2,000 users"; with `n`, "412 installations: EE, 501 to 2,000 users". */
export const cohortSentence = (cohort: Cohort, n?: number): string => {
  const words = parts(cohort);
  const subject = n === undefined ? "" : `${count.format(n)} ${n === 1 ? "installation" : "installations"}`;
  if (words.length === 0) return subject === "" ? "all reporting installations" : subject;
  return subject === "" ? words.join(", ") : `${subject}: ${words.join(", ")}`;
};
