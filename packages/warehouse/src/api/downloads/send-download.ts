import { randomUUID } from "node:crypto";
import { open, rm } from "node:fs/promises";
import { join } from "node:path";
import { callTRPCProcedure } from "@trpc/server";
import { fileEnding, mediaTypeOf, type FileFormat } from "@pinghouse/shared/exports/file-format";
import { Problem } from "@pinghouse/shared/problem/problem";
import { writeFile, writePieces, type WriteProgress, type WrittenFile } from "../../exports/write/write-file.ts";
import type { Context } from "../context.ts";
import { headerOf, problemAnswer, type ApiHttpAnswer, type ApiHttpRequest } from "../http-answer.ts";
import { inputFrom } from "../mirror/input.ts";
import type { Route } from "../mirror/routes.ts";
import { downloadFormat } from "./download-format.ts";
import { downloadRouter, type DownloadPlan } from "./download-router.ts";

/** Where a download goes. */
export interface DownloadSink {
  /** Aborted when whoever asked is gone. */
  signal: AbortSignal;
  /** Once, before the first piece. Names in lower case. */
  begin(headers: Record<string, string>): void;
  /** Resolves when it can take more. */
  write(piece: Uint8Array): Promise<void>;
  /** All is sent; `trailers` behind it, where the way it goes has room for them. */
  end(trailers: Record<string, string>): void;
}

interface Download {
  plan: DownloadPlan;
  format: FileFormat;
  headers: (asOf: string | null) => Record<string, string>;
  tell: (progress: WriteProgress) => void;
}

const factsOf = ({ rows, sha256 }: WrittenFile): Record<string, string> => ({ "pinghouse-rows": String(rows), "pinghouse-sha256": sha256 });

/** Answered while it is read: what it came to is known at its end, and stands in the trailers. */
const stream = async ({ store }: Context, { plan, format, headers, tell }: Download, sink: DownloadSink): Promise<void> => {
  const written = await writePieces(store, (piece) => sink.write(piece), {
    ...plan,
    format,
    signal: sink.signal,
    onBegin: ({ as_of }) => sink.begin({ ...headers(as_of), trailer: "Pinghouse-Rows, Pinghouse-SHA256" }),
    onProgress: tell,
  });
  sink.end(factsOf(written));
};

/** Parquet ends with what it came to, so the engine makes it whole in a file first, which has no name any more when it is sent. */
const sendFile = async ({ store, downloads }: Context, { plan, format, headers, tell }: Download, sink: DownloadSink): Promise<void> => {
  const file = join(downloads.spool, `.download-${randomUUID()}.partial`);
  const written = await writeFile(store, file, { ...plan, format, signal: sink.signal, onProgress: tell });
  await using handle = await open(file).finally(() => rm(file, { force: true }));
  sink.begin({ ...headers(written.as_of), ...factsOf(written), "content-length": String(written.bytes) });
  for await (const piece of handle.createReadStream({ highWaterMark: 262_144, autoClose: false })) {
    if (piece instanceof Uint8Array) await sink.write(piece);
  }
  sink.end({});
};

const planOf = (route: Route, ctx: Context, input: object): Promise<DownloadPlan> =>
  callTRPCProcedure({ router: downloadRouter, path: route.procedure, type: "query", ctx, getRawInput: async () => input, signal: undefined, batchIndex: 0 });

const headersOf = (route: Route, format: FileFormat) => (asOf: string | null): Record<string, string> => ({
  "content-type": mediaTypeOf[format],
  "content-disposition": `attachment; filename="${route.procedure}.${fileEnding(format)}"`,
  "cache-control": "private, no-store",
  vary: "Accept, Authorization, Cookie",
  ...(asOf === null ? {} : { "pinghouse-as-of": asOf }),
});

/**
 * Sends a table, authorised as every question is. Resolves with an answer where there is nothing to send (a refusal, HEAD),
 * with null once all is sent. Throws when it fails after it has begun: what was sent is then not whole, and must not look so.
 */
export const sendDownload = async (route: Route, request: ApiHttpRequest, ctx: Context, sink: DownloadSink): Promise<ApiHttpAnswer | null> => {
  let begun = false;
  const watched: DownloadSink = { ...sink, begin: (headers) => ((begun = true), sink.begin(headers)) };
  try {
    if (request.method !== "GET" && request.method !== "HEAD") throw new Problem("method_not_allowed");
    const query = new URL(request.url, "http://hub.invalid").searchParams;
    const format = downloadFormat(query, headerOf(request, "accept"));
    const headers = headersOf(route, format);
    const plan = await planOf(route, ctx, inputFrom(route, new Map(), query));
    if (request.method === "HEAD") return { status: 200, headers: headers(ctx.store.progress().as_of), body: "" };
    const send = format === "parquet" ? sendFile : stream;
    await ctx.downloads.run(headerOf(request, "pinghouse-progress"), (tell) => send(ctx, { plan, format, headers, tell }, watched));
    return null;
  } catch (error) {
    if (begun || sink.signal.aborted) throw error;
    return problemAnswer(error);
  }
};
