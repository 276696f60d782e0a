import { basename } from "node:path";
import { cohortSentence } from "@pinghouse/shared/cohort/sentence";
import { fileEnding } from "@pinghouse/shared/exports/file-format";
import { isoInstant } from "@pinghouse/shared/time/instant";
import { columnsOf, pingsColumns, snapshotColumns, type ExportColumn } from "@pinghouse/warehouse/exports/plan/columns";
import { readTableQuery } from "@pinghouse/warehouse/exports/plan/table-query";
import { findRoute } from "@pinghouse/warehouse/api/mirror/routes";
import { tableOf } from "@pinghouse/warehouse/api/table-of";
import type { ExportRequest } from "./export-request.ts";
import type { Fetched } from "./fetch-export.ts";

const schemaOf = ({ source, hostnames }: ExportRequest): ExportColumn[] => {
  if (source.kind === "snapshot") return snapshotColumns(hostnames);
  if (source.kind === "pings") return pingsColumns(hostnames);
  const route = findRoute(source.path)?.route;
  return route === undefined ? [] : columnsOf(tableOf(route.rows?.item ?? route.item, []));
};

const cohortOf = ({ source }: ExportRequest): { sentence: string; query: string } | null =>
  source.kind === "question" ? null : { sentence: cohortSentence(readTableQuery(source.kind, source.query).cohort), query: source.query };

/** Where the manifest of an export lies: beside it. */
export const manifestPath = (file: string, { format }: ExportRequest): string => {
  const ending = `.${fileEnding(format)}`;
  return `${file.endsWith(ending) ? file.slice(0, -ending.length) : file}.manifest.json`;
};

/** The manifest of an export by hand: as those of runs, which it is none of. */
export const exportManifest = (file: string, request: ExportRequest, { rows, bytes, sha256, as_of }: Fetched, at: number) => ({
  name: basename(file),
  run: null,
  schedule: null,
  created_at: isoInstant(at),
  files: [{ name: basename(file), rows, bytes, sha256 }],
  rows,
  bytes,
  format: request.format,
  layout: "file",
  mode: "full",
  schema: schemaOf(request),
  as_of,
  source: request.source,
  cohort: cohortOf(request),
  hostnames: request.hostnames,
  previous_run: null,
  previous_up_to: null,
  up_to: null,
  late: [],
});
