import { rm } from "node:fs/promises";
import { resolve } from "node:path";
import { UsageError, isOn, textsOf, type Command, type Terminal } from "../cli/command.ts";
import { withHub } from "../cli/with-hub.ts";
import { exportRequest, type ExportRequest } from "../cli/export/export-request.ts";
import { fetchExport, type FetchOptions } from "../cli/export/fetch-export.ts";
import { progressBar, progressLine } from "../cli/export/progress-bar.ts";
import { beginFile } from "../cli/export/whole-file.ts";

/** Runs `work` with a signal that the first wish to end this process sets off. */
const untilAskedToEnd = async <Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> => {
  const halt = new AbortController();
  const stop = (signal: NodeJS.Signals): void => halt.abort(new Error(`stopped by ${signal}; nothing is left`));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, stop);
  try {
    return await work(halt.signal);
  } catch (cause) {
    halt.signal.throwIfAborted();
    throw cause;
  }
};

/** The data under its name first, then the manifest: where that is, the export is whole. */
const toFile = async (file: string, request: ExportRequest, options: Omit<FetchOptions, "take">, terminal: Terminal) => {
  const { exportManifest, manifestPath } = await import("../cli/export/export-manifest.ts");
  const manifestFile = manifestPath(file, request);
  await using data = await beginFile(file);
  const fetched = await withHub(terminal, (link) => fetchExport(link, request, { ...options, take: (piece) => data.write(piece) }));
  options.signal.throwIfAborted();
  await using manifest = await beginFile(manifestFile);
  const contents = exportManifest(file, request, fetched, Date.now());
  await manifest.write(Buffer.from(`${JSON.stringify(contents, undefined, 2)}\n`));
  await rm(manifestFile, { force: true });
  await data.commit();
  await manifest.commit();
  return { ...fetched, file, manifest: manifestFile };
};

const run = async (request: ExportRequest, file: string | undefined, json: boolean, terminal: Terminal): Promise<void> => {
  const bar = progressBar(terminal, () => performance.now());
  const end = (): void => bar.end();
  const outcome = await untilAskedToEnd((signal) => {
    const options = { signal, onProgress: bar.show };
    if (file !== undefined) return toFile(file, request, options, terminal);
    return withHub(terminal, (link) => fetchExport(link, request, { ...options, take: (piece) => terminal.bytes(piece) }));
  }).finally(end);
  if (json) terminal.out(`${JSON.stringify(outcome)}\n`);
  terminal.err(`${progressLine({ rows: outcome.rows, estimate: null, bytes: outcome.bytes }, bar.seconds())}${file === undefined ? "" : `: ${file}`}\n`);
};

export const exportCommand: Command = {
  name: "export",
  usage: "snapshot|pings|dictionary|QUESTION [--query PARAMETERS] [--metric KEY]... [--format FORMAT] [--out FILE] [--hostnames] [--json]",
  summary: "Writes a table, or the whole answer to a question, to a file or stdout.",
  details: `snapshot: a row for each installation, week and metric. pings: a row for each ping. dictionary: every metric.
QUESTION: a path below /api/v1, such as metrics/counts.issues/trend.
--query "edition=EE&size=1-10" holds parameters as they stand behind the ? of /api/v1; --metric KEY is one of them, repeated.
--format is csv (the default), csv.gz, arrow (a stream), arrow-file or parquet.
--out FILE takes its name when it is whole and synced, with FILE's manifest beside it; without it the data goes to stdout.
--hostnames adds host names to snapshot and pings. --json prints what was written, with --out.`,
  options: {
    query: { type: "string", multiple: true },
    metric: { type: "string", multiple: true },
    format: { type: "string", multiple: true },
    out: { type: "string", multiple: true },
    hostnames: { type: "boolean" },
    json: { type: "boolean" },
  },
  words: [1, 1],
  run: async (typed, terminal) => {
    const request = exportRequest(typed);
    const [out, ...more] = textsOf(typed, "out");
    if (more.length > 0) throw new UsageError("--out is given more than once");
    const json = isOn(typed, "json");
    if (json && out === undefined) throw new UsageError("--json goes with --out: without it, stdout holds the data");
    await run(request, out === undefined ? undefined : resolve(terminal.cwd, out), json, terminal);
    return 0;
  },
};
