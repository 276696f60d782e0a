import { fileFormats, type FileFormat } from "@pinghouse/shared/exports/file-format";
import type { ExportSource } from "@pinghouse/shared/exports/order";
import { UsageError, isOn, textsOf, type Typed } from "../command.ts";

/** What `pinghouse export` is asked for. */
export interface ExportRequest {
  source: ExportSource;
  format: FileFormat;
  hostnames: boolean;
  /** Below the hub, with its parameters. */
  address: string;
}

const once = (typed: Typed, option: string): string | undefined => {
  const [given, ...more] = textsOf(typed, option);
  if (more.length > 0) throw new UsageError(`--${option} is given more than once`);
  return given;
};

const formatOf = (typed: Typed): FileFormat => {
  const given = once(typed, "format") ?? "csv";
  const format = fileFormats.find((one) => one === given);
  if (format === undefined) throw new UsageError(`--format is one of ${fileFormats.join(", ")}`);
  return format;
};

const sourceOf = (what: string, query: string): ExportSource => {
  if (what === "snapshot" || what === "pings") return { kind: what, query };
  if (what === "dictionary") return { kind: "question", path: "/metrics", query };
  return { kind: "question", path: what.startsWith("/") ? what : `/${what}`, query };
};

/** Parameters that say how an answer is sent, not what is asked. */
const ofSending = ["limit", "cursor", "format", "hostnames"];

const queryOf = (typed: Typed): string => {
  const query = new URLSearchParams(once(typed, "query") ?? "");
  const refused = ofSending.find((name) => query.has(name));
  if (refused !== undefined) throw new UsageError(`--query holds ${refused}: an export is whole, and its format and host names have options of their own`);
  for (const key of textsOf(typed, "metric")) query.append("metric", key);
  query.sort();
  return query.toString();
};

/** Reads what was typed. Throws UsageError. */
export const exportRequest = (typed: Typed): ExportRequest => {
  const source = sourceOf(typed.words[0] ?? "", queryOf(typed));
  const hostnames = isOn(typed, "hostnames");
  if (hostnames && source.kind === "question") throw new UsageError("--hostnames goes with snapshot and pings");
  const format = formatOf(typed);
  const path = source.kind === "question" ? source.path : `/${source.kind}`;
  const parameters = new URLSearchParams(source.query);
  parameters.set("format", format);
  if (hostnames) parameters.set("hostnames", "true");
  return { source, format, hostnames, address: `/api/v1${path}?${parameters.toString()}` };
};
