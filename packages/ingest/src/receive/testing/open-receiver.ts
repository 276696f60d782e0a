import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Fastify from "fastify";
import { openJournal } from "../../journal/open-journal.ts";
import type { Journal } from "../../journal/journal.ts";
import { readStretch } from "../../journal/reader.ts";
import type { JournalRecord } from "../../journal/record.ts";
import { createParsePool } from "../../worker/pool/parse-pool.ts";
import type { ParsePool } from "../../worker/pool/parse-pool.ts";
import { noScores } from "../../score/score-desk.ts";
import type { ReceiverDeps } from "../deps.ts";
import { createRates } from "../rates.ts";
import { receiver } from "../receiver.ts";

export interface TestReceiver extends AsyncDisposable {
  url: string;
  port: number;
  journal: Journal;
  pool: ParsePool;
  /** What `observe` was told. */
  observed: { route: string; outcome: string }[];
  post(path: string, body: string | Uint8Array<ArrayBuffer> | null, headers?: Record<string, string>): Promise<{ status: number; body: unknown; headers: Headers }>;
  /** Everything in the journal. */
  records(): JournalRecord[];
  text(id: number): Promise<string | undefined>;
}

export interface TestReceiverOptions extends Partial<ReceiverDeps> {
  trustProxy?: string[];
  maxQueuedBytes?: number;
}

/** The real receiver on a real port, over a real journal in a directory of its own. */
export const openReceiver = async ({ trustProxy, maxQueuedBytes, ...overrides }: TestReceiverOptions = {}): Promise<TestReceiver> => {
  const dir = await mkdtemp(join(tmpdir(), "pinghouse-receive-"));
  const journal = await openJournal(join(dir, "journal"));
  const pool = createParsePool({ threads: 1, ...(maxQueuedBytes === undefined ? {} : { maxQueuedBytes }) });
  const observed: { route: string; outcome: string }[] = [];
  const app = Fastify({ trustProxy: trustProxy ?? false });
  await app.register(
    receiver({
      journal,
      pool,
      mode: "open",
      isSenderToken: (bearer) => bearer === "good",
      sourceOf: () => undefined,
      rates: createRates(),
      scores: noScores,
      diskNearlyFull: () => false,
      now: Date.now,
      observe: ({ route, outcome }) => observed.push({ route, outcome }),
      ...overrides,
    }),
  );
  const url = await app.listen({ port: 0, host: "127.0.0.1" });
  const address: AddressInfo | string | null = app.server.address();
  return {
    url,
    port: typeof address === "object" && address !== null ? address.port : 0,
    journal,
    pool,
    observed,
    post: async (path, body, headers = {}) => {
      const response = await fetch(`${url}${path}`, { method: "POST", body, headers: { "content-type": "application/json", ...headers } });
      return { status: response.status, body: await response.json(), headers: response.headers };
    },
    records: () => readStretch(journal.dir, { segment: 1, offset: 0 }, { end: journal.figures().end, maxBytes: 1 << 28, maxRecords: 1 << 20 }).records,
    text: async (id) => {
      const content = await journal.payload(id);
      return content === undefined ? undefined : pool.text(content);
    },
    [Symbol.asyncDispose]: async () => {
      await app.close();
      await pool.close();
      await journal.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
};
