import { createHash, randomUUID } from "node:crypto";
import { Problem } from "@pinghouse/shared/problem/problem";
import { z } from "zod";
import { UsageError } from "../command.ts";
import type { HubLink } from "../hub-link.ts";
import type { ExportRequest } from "./export-request.ts";

/** What an export came to. */
export interface Fetched {
  rows: number;
  bytes: number;
  /** Hexadecimal. */
  sha256: string;
  as_of: string | null;
}

/** How far it is; rows and their estimate where the hub can say. */
export interface FetchProgress {
  rows: number | null;
  estimate: number | null;
  bytes: number;
}

export interface FetchOptions {
  signal: AbortSignal;
  /** Takes the bytes as they come; resolves when it can take more. */
  take: (piece: Uint8Array) => Promise<void>;
  onProgress: (progress: FetchProgress) => void;
}

/** Milliseconds between two questions how far it is. */
const pause = 500;

const refusal = z.looseObject({ detail: z.string() });

const refused = async (status: number, text: string): Promise<never> => {
  const detail = refusal.safeParse(text.startsWith("{") ? JSON.parse(text) : {}).data?.detail ?? `the hub answered ${status}`;
  throw status === 400 || status === 404 ? new UsageError(detail) : new Problem(status === 503 ? "busy" : "internal", detail);
};

const watch = (link: HubLink, name: string, onProgress: FetchOptions["onProgress"]): NodeJS.Timeout =>
  setInterval(() => {
    link.trpc.exports.downloading.query({ name }).then((progress) => progress !== null && onProgress(progress), () => undefined);
  }, pause);

const textOf = (headers: Record<string, string | string[] | undefined>, name: string): string | null => {
  const value = headers[name];
  return typeof value === "string" ? value : null;
};

/** Fetches an export whole, or throws: what the hub says it sent has to be what came. */
export const fetchExport = async (link: HubLink, { address }: ExportRequest, { signal, take, onProgress }: FetchOptions): Promise<Fetched> => {
  const name = randomUUID();
  const timer = watch(link, name, onProgress);
  try {
    const { statusCode, headers, body, trailers } = await link.get(address, { signal, headers: { "pinghouse-progress": name } });
    if (statusCode !== 200) return await refused(statusCode, await body.text());
    const digest = createHash("sha256");
    let bytes = 0;
    for await (const piece of body) {
      if (!(piece instanceof Uint8Array)) continue;
      digest.update(piece);
      bytes += piece.length;
      await take(piece);
    }
    const said = { ...headers, ...trailers };
    const rows = textOf(said, "pinghouse-rows");
    const sha256 = digest.digest("hex");
    if (rows === null || (textOf(said, "pinghouse-sha256") ?? sha256) !== sha256) throw new Error("the export broke off on its way from the hub");
    return { rows: Number(rows), bytes, sha256, as_of: textOf(headers, "pinghouse-as-of") };
  } finally {
    clearInterval(timer);
  }
};
