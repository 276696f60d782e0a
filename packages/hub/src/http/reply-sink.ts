import { once } from "node:events";
import type { FastifyReply } from "fastify";
import type { DownloadSink } from "@pinghouse/warehouse/api/downloads/send-download";

/** A reply as the place where a download goes: no faster than the socket takes it, and over when the socket is. */
export const replySink = (reply: FastifyReply): DownloadSink => {
  const { raw } = reply;
  const gone = new AbortController();
  raw.on("close", () => gone.abort(new Error("whoever asked is gone")));
  // One wait for all the pieces that are on their way.
  let drained: Promise<unknown> | undefined;
  const drain = (): Promise<unknown> => (drained ??= once(raw, "drain", { signal: gone.signal }).finally(() => (drained = undefined)));
  return {
    signal: gone.signal,
    begin: (headers) => {
      reply.headers(headers).hijack();
      for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value);
      raw.writeHead(200);
    },
    write: async (piece) => {
      gone.signal.throwIfAborted();
      if (!raw.write(piece)) await drain();
    },
    end: (trailers) => {
      if (raw.chunkedEncoding) raw.addTrailers(trailers);
      raw.end();
    },
  };
};
