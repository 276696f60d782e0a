import { randomBytes } from "node:crypto";
import { callTRPCProcedure } from "@trpc/server";
import type { Archive, BindingAct, ErasureSubject, SetAside } from "../archive/archive.ts";
import type { ApiDeps, Context } from "../api/context.ts";
import { createDownloads } from "../api/downloads/downloads.ts";
import type { ApiHttpAnswer } from "../api/http-answer.ts";
import { ErasureOffice } from "../erasures/erasure-office.ts";
import { handleApi } from "../api/mirror.ts";
import { appRouter } from "../api/router.ts";
import type { Who } from "../control/who.ts";
import type { Control } from "../control/control.ts";
import { memoryExports } from "./memory-exports.ts";
import { memoryAnswers, uploadsOf } from "./memory-answers.ts";
import { quietVitals } from "./quiet-vitals.ts";
import { openControl } from "../control/open-control.ts";
import type { Store } from "../store/door.ts";

/** The journal's end of the API, in memory: ingest has the real one, and the arrow points the other way. */
export interface TestArchive extends Archive {
  payloads: Map<number, string>;
  asideNow: SetAside[];
  /** Whose records were erased. */
  erased: ErasureSubject[];
  /** What was done to bindings. */
  acts: ({ uuid: string; hostname: string } & BindingAct)[];
  /** The installation that each secret (its hash) stands for. */
  secrets: Map<string, string>;
}

const makeArchive = (): TestArchive => {
  const payloads = new Map<number, string>();
  const archive: TestArchive = {
    payloads,
    asideNow: [],
    figures: async () => ({ accepted: payloads.size, journal_bytes: 4096, quarantined: archive.asideNow.length }),
    accepted: async () => ({ pings: payloads.size + archive.asideNow.length, newest: Number.MAX_SAFE_INTEGER, settled: true }),
    payload: async (pingId) => payloads.get(pingId),
    quarantined: async () => archive.asideNow,
    asideOf: async ({ uuid, hostname }) => archive.asideNow.filter((ping) => ping.uuid === uuid && ping.hostname === hostname),
    replay: async (ids) => {
      const before = archive.asideNow.length;
      archive.asideNow = archive.asideNow.filter(({ ping_id }) => !ids.includes(ping_id));
      return before - archive.asideNow.length;
    },
    approve: async (uuid) => {
      const before = archive.asideNow.length;
      archive.asideNow = archive.asideNow.filter((ping) => ping.uuid !== uuid);
      return before - archive.asideNow.length;
    },
    erased: [],
    erase: async (subject) => {
      archive.erased.push(subject);
      return { installation: `${subject.uuid} at ${subject.hostname}`, before: 1, since: 1, pings: 1, conflicts: 0, posts: 0, scores: 0, others: 0, bytes: 100 };
    },
    erasedBefore: async () => 1,
    acts: [],
    secrets: new Map(),
    bind: async (identity, act) => archive.acts.push({ ...identity, ...act }) > 0,
    binding: (installation) => ([...archive.secrets.values()].includes(installation) ? { proof: "secret", secret: true, since: 0 } : undefined),
    heldBy: (hash) => [archive.secrets.get(hash) ?? []].flat(),
  };
  return archive;
};

/** The API over a store, through both its doors. */
export interface TestApi extends AsyncDisposable {
  control: Control;
  archive: TestArchive;
  deps: ApiDeps;
  /** Cookies set so far, newest last. */
  cookies: string[];
  /** Every call comes from an address of its own. */
  context: (who: Who) => Context;
  /** Calls a procedure by name, as tRPC's HTTP door does. */
  call: (who: Who, procedure: string, input: unknown, type?: "query" | "mutation") => Promise<unknown>;
  /** Asks the plain HTTP mirror; `path` begins below /api/v1. */
  get: (who: Who, path: string, headers?: Record<string, string>, method?: string) => Promise<ApiHttpAnswer>;
}

/** Opens the API over `store`, which it closes with itself. The clock stands still at 2026-02-01. */
export const openTestApi = async (store: Store, overrides: Partial<ApiDeps> = {}): Promise<TestApi> => {
  const now = () => Date.UTC(2026, 1, 1);
  const control = await openControl(":memory:", { now, random: randomBytes });
  const archive = makeArchive();
  const cookies: string[] = [];
  let visitors = 0;
  const publicUrl = "http://127.0.0.1:4600";
  const exports = overrides.exports ?? memoryExports(now);
  const erasures = new ErasureOffice({ control, store, archive, exports: () => exports, landed: async () => undefined, now, log: { info: () => undefined, error: () => undefined } });
  const deps: ApiDeps = { store, archive, control, erasures, exports, downloads: createDownloads(""), uploads: uploadsOf({ id: 1, installation: "handed in", uuid: "handed in", hostname: "", outcome: "quarantined" }), answers: memoryAnswers(), vitals: quietVitals, demo: null, now, ingestMode: "open", k: 10, retentionDays: 760, publicUrl, build: "test", ...overrides };
  const context = (who: Who): Context => ({
    ...deps,
    who,
    session: undefined,
    address: `192.0.2.${(visitors += 1)}`,
    private: true,
    setCookie: (cookie) => void cookies.push(cookie),
    whole: false,
    allowed: null,
  });
  return {
    control,
    archive,
    deps,
    cookies,
    context,
    call: (who, path, input, type = "query") =>
      callTRPCProcedure({ router: appRouter, path, type, ctx: context(who), getRawInput: async () => input, signal: undefined, batchIndex: 0 }),
    get: (who, path, headers = {}, method = "GET") => handleApi({ method, url: `/api/v1${path}`, headers }, context(who)),
    [Symbol.asyncDispose]: async () => {
      await control.close();
      await store.close();
    },
  };
};
