import type { FileFormat } from "@pinghouse/shared/exports/file-format";
import { fileEnding } from "@pinghouse/shared/exports/file-format";
import type { ExportSource, Layout, Mode } from "@pinghouse/shared/exports/order";
import { isoInstant } from "@pinghouse/shared/time/instant";
import { z } from "zod";
import type { RunRow } from "../../control/export-rows.ts";
import type { ExportColumn } from "../plan/columns.ts";
import type { Plan } from "../plan/plan.ts";

/** A file as its manifest tells of it. */
export interface ManifestFile {
  /** Beside the manifest, `/` between parts. */
  name: string;
  rows: number;
  bytes: number;
  /** Hexadecimal. */
  sha256: string;
}

/** What lies beside every export, put there last: where it is, the export is whole. Instants are ISO with Z. */
export interface Manifest {
  name: string;
  run: number;
  schedule: number | null;
  created_at: string;
  files: ManifestFile[];
  rows: number;
  bytes: number;
  format: FileFormat;
  layout: Layout;
  mode: Mode;
  schema: ExportColumn[];
  /** Receipt of the newest ping that the export saw; null while there was none. */
  as_of: string | null;
  source: ExportSource;
  /** Null for a question, whose parameters are in `source`. */
  cohort: { sentence: string; query: string } | null;
  hostnames: boolean;
  /** The last run of the schedule that was done before, and how far it went; null for none. */
  previous_run: number | null;
  previous_up_to: number | null;
  /** In mode `new`: the last ping id that was looked at, and those up to it that were not there yet. */
  up_to: number | null;
  late: readonly number[];
  /** Installations (opaque ids) whose data was erased so far: a reader deletes what it holds of them from before. Instants are ISO with Z. */
  erased: readonly { installation: string; before: string }[];
}

const sizes = { rows: z.number(), bytes: z.number() };

/** What is read of a manifest again, by a hub that was stopped after it had put it there. */
export const readManifest = (bytes: Uint8Array) => {
  const shape = z.object({ run: z.number(), as_of: z.string().nullable(), files: z.array(z.object({ name: z.string(), ...sizes, sha256: z.string() })), ...sizes, up_to: z.number().nullable(), late: z.array(z.number()) });
  try {
    return shape.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data;
  } catch {
    return undefined;
  }
};

/** Of the file, or of the directory of weeks: `<name>-20260118T101530Z-<run>.<ending>`. */
export const exportName = ({ name, id, format, layout }: RunRow, asOf: string): string => {
  const stamp = asOf.replace(/\.\d+/, "").replaceAll(/[-:]/g, "");
  return `${name}-${stamp}-${id}${layout === "weeks" ? "" : `.${fileEnding(format)}`}`;
};

/** Where the manifest of a file or a directory of weeks lies. */
export const manifestName = ({ format, layout }: Pick<RunRow, "format" | "layout">, file: string): string =>
  layout === "weeks" ? `${file}/manifest.json` : `${file.slice(0, -fileEnding(format).length - 1)}.manifest.json`;

export const manifestOf = (run: RunRow, plan: Plan, written: { files: ManifestFile[]; as_of: string | null; at: number; erased: Manifest["erased"] }): Manifest => ({
  name: run.name,
  run: run.id,
  schedule: run.schedule,
  created_at: isoInstant(written.at),
  files: written.files,
  rows: written.files.reduce((sum, { rows }) => sum + rows, 0),
  bytes: written.files.reduce((sum, { bytes }) => sum + bytes, 0),
  format: run.format,
  layout: run.layout,
  mode: run.mode,
  schema: plan.columns,
  as_of: written.as_of,
  source: run.source,
  cohort: plan.cohort,
  hostnames: run.hostnames,
  previous_run: plan.previous?.id ?? null,
  previous_up_to: plan.previous?.up_to ?? null,
  up_to: plan.range?.upTo ?? null,
  late: plan.range?.held ?? [],
  erased: written.erased,
});
