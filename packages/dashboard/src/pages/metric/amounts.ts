import type { Metric } from "../../api/rows.ts";

export const amountChoices = ["rate", "total"] as const;
export type Amount = (typeof amountChoices)[number];

/** Whether a metric can be shown as a rate: a number that is not known to count 7 or 28 days already. */
export const canBeRate = ({ kind, form }: Pick<Metric, "kind" | "form">): boolean => kind === "number" && form !== "7d" && form !== "28d";

/** How a metric's amounts are shown: as asked for where that is possible, else totals of all time as rates and the rest as sent. */
export const amountOf = (metric: Pick<Metric, "kind" | "form">, asked: string): Amount => {
  if (!canBeRate(metric)) return "total";
  return amountChoices.find((choice) => choice === asked) ?? (metric.form === "all" ? "rate" : "total");
};

/** What an amount is counted in, at the end of an axis. */
export const unitWords = (unit: string | null, as: Amount): string =>
  as === "rate" ? `${unit === null ? "" : `${unit} `}per 28 days and active user` : (unit ?? "value");
