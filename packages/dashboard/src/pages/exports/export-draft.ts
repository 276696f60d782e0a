import type { FileFormat } from "@pinghouse/shared/exports/file-format";
import type { ExportSource, Layout, Mode } from "@pinghouse/shared/exports/order";

/** What the form holds, right or wrong. */
export interface ExportDraft {
  /** Empty while nobody typed one: then the source suggests it. */
  name: string;
  format: FileFormat;
  layout: Layout;
  mode: Mode;
  destination: string;
  hostnames: boolean;
  often: "schedule" | "once";
  /** Null runs by hand alone. */
  cron: string | null;
  time_zone: string;
}

/** What the form asks of a destination. */
export interface DraftPlace {
  readonly name: string;
  readonly hostnames: boolean;
}

/** Whether an export can be laid out by week: the snapshot table as Parquet alone. */
export const mayBeWeeks = (source: ExportSource, format: FileFormat): boolean => source.kind === "snapshot" && format === "parquet";

/** Whether an export can hold only what is new: schedules of the two tables. */
export const mayBeNew = (source: ExportSource, often: ExportDraft["often"]): boolean => source.kind !== "question" && often === "schedule";

/** Whether who asks may have host names at a destination. */
export const mayHoldHostnames = (place: DraftPlace | undefined, role: string): boolean => role === "operator" || place?.hostnames === true;

/** The order that a draft means, as the API takes it; what does not fit together is left out rather than sent. */
export const orderOf = (draft: ExportDraft, source: ExportSource, name: string, hostnames: boolean) => ({
  name,
  source: source.kind,
  path: source.kind === "question" ? source.path : null,
  query: source.query,
  format: draft.format,
  layout: mayBeWeeks(source, draft.format) ? draft.layout : ("file" as const),
  destination: draft.destination,
  hostnames: draft.hostnames && hostnames,
});

/** What a schedule of a draft holds of each run. */
export const modeOf = (draft: ExportDraft, source: ExportSource): Mode => (mayBeNew(source, draft.often) ? draft.mode : "full");

/** Why a name cannot begin the names of files; undefined where it can. */
export const nameFault = (name: string): string | undefined =>
  /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(name) ? undefined : "A name has letters, digits, -, _ and . alone, at most 100, and begins with a letter or a digit.";

/** What is wrong with a draft, in words for who typed it; empty when nothing is. When it runs the hub reads itself. */
export const draftFaults = (draft: ExportDraft, name: string, places: readonly DraftPlace[]): string[] => {
  const place = places.some((known) => known.name === draft.destination) ? undefined : "Choose where the files go.";
  return [nameFault(name), place].flatMap((fault) => fault ?? []);
};
