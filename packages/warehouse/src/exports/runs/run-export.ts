import { createHash } from "node:crypto";
import { writeFile as writeBytes } from "node:fs/promises";
import { join } from "node:path";
import { fileEnding } from "@pinghouse/shared/exports/file-format";
import { isoInstant } from "@pinghouse/shared/time/instant";
import type { RunRow } from "../../control/export-rows.ts";
import type { RunNews } from "../../control/export-runs.ts";
import type { Delivery, Destination } from "../destinations/destination.ts";
import type { ExportDeps } from "../open-exports.ts";
import { planRun, type Plan } from "../plan/plan.ts";
import type { About } from "../write/encoder.ts";
import { writeFile, type WriteProgress } from "../write/write-file.ts";
import { writeWeeks } from "../write/write-weeks.ts";
import { exportName, manifestName, manifestOf, readManifest, type Manifest, type ManifestFile } from "./manifest.ts";
import { whileRoom } from "./watch-space.ts";

export interface RunParts {
  deps: ExportDeps;
  run: RunRow;
  destination: Destination;
  signal: AbortSignal;
  onProgress: (progress: WriteProgress) => void;
}

/** What a run that is done says of itself. */
export type Finished = Required<Pick<RunNews, "rows" | "bytes" | "file" | "sha256" | "as_of" | "up_to" | "late">>;

const leastFree = 256 * 1024 * 1024;

const finished = (file: string, { rows, bytes, files, as_of, up_to, late }: Pick<Manifest, "rows" | "bytes" | "as_of" | "up_to" | "late"> & { files: { sha256: string }[] }, layout: RunRow["layout"]): Finished => ({
  file, rows, bytes, as_of, up_to, late, sha256: layout === "weeks" ? null : (files[0]?.sha256 ?? null),
});

/** A try that was broken off after the last step, by whatever, is not made again. */
const foundWhole = async ({ run, destination }: RunParts): Promise<Finished | undefined> => {
  if (run.file === null) return undefined;
  const bytes = await destination.read(manifestName(run, run.file));
  const manifest = bytes === null ? undefined : readManifest(bytes);
  return manifest?.run === run.id ? finished(run.file, manifest, run.layout) : undefined;
};

const aboutOf = ({ name, source, id }: RunRow, { columns, as_of, cohort }: Plan): About => ({
  words: {
    export: name,
    run: String(id),
    source: source.kind === "question" ? source.path : source.kind,
    query: source.query,
    ...(cohort === null ? {} : { cohort: cohort.sentence }),
    ...(typeof as_of === "string" ? { as_of } : {}),
  },
  units: Object.fromEntries(columns.flatMap(({ name: column, unit }) => (unit === undefined ? [] : [[column, unit]]))),
});

interface Written {
  /** Beside the manifest by name, and where it lies until then. */
  files: (ManifestFile & { file: string })[];
  as_of: string | null;
}

const write = async ({ deps, run, onProgress }: RunParts, plan: Plan, staging: string, signal: AbortSignal): Promise<Written> => {
  const request = { source: plan.source, about: aboutOf(run, plan), signal, onProgress };
  if (run.layout === "weeks") {
    const directory = join(staging, "weeks");
    const { files, as_of } = await writeWeeks(deps.store, directory, request);
    return { files: files.map(({ path, ...facts }) => ({ ...facts, name: path, file: join(directory, path) })), as_of };
  }
  const file = join(staging, `data.${fileEnding(run.format)}`);
  const { rows, bytes, sha256, as_of } = await writeFile(deps.store, file, { ...request, format: run.format });
  return { files: [{ name: "", file, rows, bytes, sha256 }], as_of };
};

/** The name at the destination, `/` between parts, and the one beside the manifest. */
const named = ({ layout }: RunRow, top: string, name: string): { name: string; beside: string } =>
  layout === "weeks" ? { name: `${top}/${name}`, beside: name } : { name: top, beside: top };

/** Each installation once, with its last erasure. */
const erasedSoFar = async ({ control }: ExportDeps): Promise<Manifest["erased"]> => {
  const rows = (await control.erasures.list({ state: "done" })).toReversed();
  return [...new Map(rows.map(({ installation, before }) => [installation, isoInstant(before ?? 0)]))].map(([installation, before]) => ({ installation, before }));
};

const stageManifest = async (staging: string, name: string, manifest: Manifest): Promise<Delivery> => {
  const text = `${JSON.stringify(manifest, undefined, 2)}\n`;
  const file = join(staging, "manifest.json");
  await writeBytes(file, text, { flush: true });
  return { name, file, bytes: Buffer.byteLength(text), sha256: createHash("sha256").update(text).digest("hex") };
};

/** What is waited for until somebody breaks it off. */
const unlessHalted = <Result>(signal: AbortSignal, work: Promise<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
    if (signal.aborted) reject(signal.reason);
  });

const make = async (parts: RunParts, staging: string, signal: AbortSignal): Promise<Finished> => {
  const { deps, run, destination } = parts;
  const plan = await unlessHalted(signal, planRun(deps, run));
  const written = await write(parts, plan, staging, signal);
  const asOf = plan.as_of === undefined ? written.as_of : plan.as_of;
  const at = deps.now();
  // An earlier try may have put its data there, and not its manifest: the same name again replaces it.
  const top = run.file ?? exportName(run, asOf ?? isoInstant(at));
  const files = written.files.map(({ file, ...facts }) => ({ ...facts, ...named(run, top, facts.name), file }));
  const manifest = manifestOf(run, plan, { files: files.map(({ beside, rows, bytes, sha256 }) => ({ name: beside, rows, bytes, sha256 })), as_of: asOf, at, erased: await erasedSoFar(deps) });
  const last = await stageManifest(staging, manifestName(run, top), manifest);
  await deps.control.exports.noteRun(run.id, { file: top });
  await destination.deliver([...files.map(({ name, file, bytes, sha256 }) => ({ name, file, bytes, sha256 })), last], signal);
  return finished(top, manifest, run.layout);
};

/** One try of a run, from plan to manifest. Nothing is left where it was staged, whatever became of it or of the try before. */
export const runExport = async (parts: RunParts): Promise<Finished> => {
  const { run, destination, signal, deps } = parts;
  await destination.clear(run.id);
  const whole = await foundWhole(parts);
  if (whole !== undefined) return whole;
  try {
    const staging = await destination.staging(run.id);
    return await whileRoom(staging, deps.leastFree ?? leastFree, signal, (halt) => make(parts, staging, halt));
  } finally {
    await destination.clear(run.id).catch((err: unknown) => deps.log.warn({ err, run: run.id }, "what an export left could not be removed"));
  }
};
