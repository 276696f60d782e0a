import type { FileFormat } from "@pinghouse/shared/exports/file-format";
import type { ExportSource } from "@pinghouse/shared/exports/order";
import { cohortSentence } from "@pinghouse/shared/cohort/sentence";
import { formatCount } from "../../charts/format.ts";
import { cohortOf, fieldsOf } from "../../cohort/cohort-address.ts";
import { kindOf } from "./export-address.ts";

/** The formats as people call them. */
export const formatWords: Readonly<Record<FileFormat, string>> = {
  csv: "CSV",
  "csv.gz": "CSV, gzip",
  arrow: "Arrow stream",
  "arrow-file": "Arrow file",
  parquet: "Parquet",
};

/** Questions by their paths; what stands for a brace comes last in the words. */
const questions: readonly (readonly [path: RegExp, words: string])[] = [
  [/^\/metrics$/, "Metrics"],
  [/^\/metrics\/([^/]+)$/, "Record of"],
  [/^\/metrics\/([^/]+)\/trend$/, "Weekly trend of"],
  [/^\/metrics\/([^/]+)\/distribution$/, "Distribution of"],
  [/^\/metrics\/([^/]+)\/breakdown$/, "Breakdown of"],
  [/^\/metrics\/([^/]+)\/installations$/, "Installations with"],
  [/^\/adoption$/, "Adoption of every metric"],
  [/^\/versions$/, "Versions by week"],
  [/^\/retention$/, "Retention"],
  [/^\/compare$/, "Comparison of two cohorts"],
  [/^\/installations$/, "Installations"],
  [/^\/fleet\/weeks$/, "Active installations by week"],
];

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

const questionWords = (path: string): string => {
  for (const [pattern, words] of questions) {
    const found = pattern.exec(path);
    if (found !== null) return found[1] === undefined ? words : `${words} ${decoded(found[1])}`;
  }
  return path;
};

/** What is exported, without of whom: "Snapshot table, 3 metrics". */
export const subjectWords = (source: ExportSource): string => {
  const kind = kindOf(source);
  if (kind === "dictionary") return "Dictionary of metrics";
  if (source.kind === "question") return questionWords(source.path);
  if (source.kind === "pings") return "Pings table";
  const metrics = new URLSearchParams(source.query).getAll("metric");
  if (metrics.length === 0) return "Snapshot table, every metric";
  return metrics.length === 1 ? `Snapshot table of ${metrics[0]}` : `Snapshot table, ${formatCount(metrics.length, "metric")}`;
};

/** Of whom it is exported; undefined for what is no matter of a cohort, and for two of them. */
export const cohortWords = (source: ExportSource): string | undefined => {
  if (kindOf(source) === "dictionary" || (source.kind === "question" && /^\/(compare|retention)$/.test(source.path))) return undefined;
  return cohortSentence(cohortOf(fieldsOf(new URLSearchParams(source.query))));
};

/** What is exported and of whom: "Snapshot table, every metric: EE, 501 to 2,000 users". */
export const sourceWords = (source: ExportSource): string => {
  const whom = cohortWords(source);
  return whom === undefined ? subjectWords(source) : `${subjectWords(source)}: ${whom}`;
};

/** Where the same can be downloaded at once, whole; undefined where the format is none of its answers'. */
export const downloadHref = (source: ExportSource, format: FileFormat): string | undefined => {
  if (source.kind === "question" && format !== "csv" && format !== "arrow" && format !== "parquet") return undefined;
  const path = source.kind === "question" ? source.path : `/${source.kind}`;
  return `/api/v1${path}?${source.query === "" ? "" : `${source.query}&`}format=${format}`;
};

/** A name for its files: letters, digits, `-`, `_` and `.` alone. */
export const suggestedName = (source: ExportSource): string => {
  if (kindOf(source) === "dictionary") return "dictionary";
  if (source.kind !== "question") return source.kind;
  return decoded(source.path).split("/").filter((part) => part !== "").join("-").replace(/[^\w.-]+/g, "-").replace(/^[.-]+/, "").slice(0, 100) || "export";
};
