import { weekOf } from "@pinghouse/shared/time/week";
import { createMemo } from "solid-js";
import { cohortQuery } from "../../cohort/cohort-address.ts";
import type { UrlCohort } from "../../cohort/cohort-bar.tsx";
import type { Metric } from "../../api/rows.ts";
import { createUrlChoice, createUrlText } from "../../state/url-state.ts";
import { amountOf } from "./amounts.ts";

const sameChoices = ["no", "yes"] as const;
const byChoices = ["version", "edition", "size"] as const;

/** What the page asks about one metric, kept in its address: the cohort, totals or rates, the same installations or whoever reported, and the split. */
export const createMetricQuestion = (name: () => string, record: () => Metric | undefined, cohort: UrlCohort) => {
  const [asked, setAs] = createUrlText("as");
  const [same, setSame] = createUrlChoice("same", sameChoices, "no");
  const [by, setBy] = createUrlChoice("by", byChoices, "version");
  const as = createMemo(() => {
    const metric = record();
    return metric === undefined ? "total" : amountOf(metric, asked());
  });
  // The API's default is left out, so that equal questions have one address.
  const base = createMemo(() => ({ ...cohort.cohort(), ...(as() === "rate" ? { as: "rate" as const } : {}) }));
  const question = createMemo(() => ({ key: name(), ...base() }));
  const route = (what: string, more: Readonly<Record<string, string>> = {}) => {
    const query = new URLSearchParams(cohortQuery(cohort.cohort()));
    if (as() === "rate") query.set("as", "rate");
    for (const [key, value] of Object.entries(more)) query.set(key, value);
    return `/api/v1/metrics/${encodeURIComponent(name())}/${what}${query.size === 0 ? "" : `?${query}`}`;
  };
  return {
    as, setAs, same: () => same() === "yes", setSame: (on: boolean) => setSame(on ? "yes" : "no"), by, setBy, question,
    trend: createMemo(() => ({ ...question(), ...(same() === "yes" ? { same: true } : {}) })),
    breakdown: createMemo(() => ({ ...question(), by: by() })),
    routes: {
      distribution: () => route("distribution"),
      trend: () => route("trend", same() === "yes" ? { same: "true" } : {}),
      breakdown: () => route("breakdown", { by: by() }),
      installations: () => route("installations"),
    },
  };
};

export type MetricQuestionState = ReturnType<typeof createMetricQuestion>;

/** The week being filled at an instant. */
export const fillingWeek = (asOf: string | null | undefined): string | undefined => (asOf === null || asOf === undefined ? undefined : weekOf(Date.parse(asOf)));
