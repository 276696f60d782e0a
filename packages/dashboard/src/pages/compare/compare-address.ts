import type { Cohort } from "@pinghouse/shared/cohort/cohort";
import type { CompareQuestion, SidesQuestion } from "../../api/rows.ts";
import { cohortOf, emptyFields, fieldFaults, fieldsOf } from "../../cohort/cohort-address.ts";

/** The two cohorts: A is what B is set against. */
export type Side = "a" | "b";

/** As many metrics as one comparison takes. */
export const mostMetrics = 50;

/** The last day's and first day's parameters, with those left out that are no days. */
const windowOf = (params: URLSearchParams): Pick<Cohort, "from" | "to"> => {
  const { from, to } = cohortOf({ ...emptyFields, from: params.get("from") ?? "", to: params.get("to") ?? "" });
  return { from, to };
};

/** One side's cohort as the address means it, without the window. What cannot be used is left out. */
export const sideCohort = (params: URLSearchParams, side: Side): Cohort => cohortOf(fieldsOf(params, `${side}.`));

/** What is wrong with what was typed, in words; empty when nothing is. */
export const compareFaults = (params: URLSearchParams): string[] => {
  const window = { from: params.get("from") ?? "", to: params.get("to") ?? "" };
  const faults = [fieldsOf(params, "a."), fieldsOf(params, "b."), { ...emptyFields, ...window }].flatMap(fieldFaults);
  return [...new Set(faults)];
};

/** The metrics asked for, none twice, and no more than a comparison takes. */
export const chosenMetrics = (params: URLSearchParams): string[] => [...new Set(params.getAll("metric").filter((key) => key !== ""))].slice(0, mostMetrics);

/** The window's last week, or its weeks together. */
export const overs = ["week", "window"] as const;
/** Totals as rates, which is what the page does unless told, or as they were counted. */
export const ases = ["rate", "total"] as const;

/** Who is set beside whom, and when. Its names are those of the API and of the address. */
export const sidesQuestion = (params: URLSearchParams): SidesQuestion => {
  const [a, b] = [sideCohort(params, "a"), sideCohort(params, "b")];
  return {
    "a.edition": a.edition, "a.size": a.size, "a.version": a.version, "a.installation_type": a.installation_type, "a.plan": a.plan,
    "a.has": a.has, "a.lacks": a.lacks, "a.attribute": a.attribute, "a.list": a.list, "a.include": a.include,
    "b.edition": b.edition, "b.size": b.size, "b.version": b.version, "b.installation_type": b.installation_type, "b.plan": b.plan,
    "b.has": b.has, "b.lacks": b.lacks, "b.attribute": b.attribute, "b.list": b.list, "b.include": b.include,
    ...windowOf(params),
    ...(params.get("over") === "window" ? { over: "window" as const } : {}),
  };
};

/** The question that the address asks. */
export const compareQuestion = (params: URLSearchParams): CompareQuestion => ({
  metric: chosenMetrics(params),
  ...sidesQuestion(params),
  ...(params.get("as") === "total" ? {} : { as: "rate" as const }),
});

/** The cohort that a trend of one side is about: its own parameters and the common window. */
export const trendCohort = (params: URLSearchParams, side: Side): Cohort => ({ ...sideCohort(params, side), ...windowOf(params) });

const queryOf = (question: CompareQuestion): URLSearchParams => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(question)) {
    for (const one of [value].flat()) if (one !== undefined) query.append(name, one);
  }
  return query;
};

/** The request under /api/v1 that gives exactly the table's numbers. */
export const compareRoute = (question: CompareQuestion): string => `/api/v1/compare?${queryOf(question).toString()}`;

/** The question as a saved view holds it: sorted by name and value, so that equal questions are equal texts. */
export const canonicalQuestion = (question: CompareQuestion): string => {
  const pairs = [...queryOf(question)].toSorted(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1));
  return new URLSearchParams(pairs).toString();
};

/** The page's address of a saved comparison. What says nothing of rates was saved with totals as they are counted. */
export const savedHref = (query: string): string => {
  const params = new URLSearchParams(query);
  if (!params.has("as")) params.set("as", "total");
  return `/compare?${params.toString()}`;
};

const otherSide = (name: string): string => name.replace(/^[ab]\./, (start) => (start === "a." ? "b." : "a."));

/** The address with A for B and B for A; everything else stays. */
export const swapped = (params: URLSearchParams): URLSearchParams => new URLSearchParams([...params].map(([name, value]) => [otherSide(name), value]));

/** Whether both sides ask for the same installations. */
export const isSame = (params: URLSearchParams): boolean => JSON.stringify(sideCohort(params, "a")) === JSON.stringify(sideCohort(params, "b"));
