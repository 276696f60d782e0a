import type { ExportSource } from "@pinghouse/shared/exports/order";
import { cohortOf, cohortQuery, fieldsOf } from "../../cohort/cohort-address.ts";

/** What can be exported, as the form offers it: the dictionary is a question that has a place of its own. */
export const sourceKinds = ["snapshot", "pings", "dictionary", "question"] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** The question that lists every metric with its meaning. */
const dictionary = { kind: "question", path: "/metrics", query: "" } as const satisfies ExportSource;

/** Which of the kinds a source is. */
export const kindOf = (source: ExportSource): SourceKind =>
  source.kind === "question" && source.path === dictionary.path && source.query === "" ? "dictionary" : source.kind;

/** The source that the form's address means: a `path` is a question, else the `source` that it names, else the snapshot table. */
export const sourceOfAddress = (params: URLSearchParams): ExportSource => {
  const path = params.get("path");
  if (path !== null && path !== "") return { kind: "question", path, query: params.get("query") ?? "" };
  const kind = sourceKinds.find((known) => known === params.get("source")) ?? "snapshot";
  if (kind === "dictionary" || kind === "question") return dictionary;
  const cohort = cohortQuery(cohortOf(fieldsOf(params)));
  if (kind === "pings") return { kind, query: cohort };
  const query = new URLSearchParams(cohort);
  for (const metric of new Set(params.getAll("metric"))) query.append("metric", metric);
  return { kind, query: query.toString() };
};

/** The address of a source, so that the form opens with it. */
const addressOfSource = (source: ExportSource): URLSearchParams => {
  if (kindOf(source) === "dictionary") return new URLSearchParams({ source: "dictionary" });
  if (source.kind === "question") return new URLSearchParams({ path: source.path, ...(source.query === "" ? {} : { query: source.query }) });
  const address = new URLSearchParams(source.query);
  address.set("source", source.kind);
  return address;
};

/** What an order in a list says of its source. */
export interface FlatSource {
  readonly source: ExportSource["kind"];
  readonly path: string | null;
  readonly query: string;
}

/** The source of an order in a list. */
export const sourceOfRow = ({ source, path, query }: FlatSource): ExportSource =>
  source === "question" ? { kind: source, path: path ?? "", query } : { kind: source, query };

/** The form with a schedule in it: to change it, or to make another like it. */
export const formHref = (schedule: FlatSource & { readonly id: number }, as: "edit" | "copy"): string => {
  const address = addressOfSource(sourceOfRow(schedule));
  address.set(as, String(schedule.id));
  return `/exports/new?${address.toString()}`;
};
