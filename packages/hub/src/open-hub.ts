import { createServer } from "node:http";
import type { FastifyPluginAsync } from "fastify";
import { checker } from "@pinghouse/ingest/check/checker";
import { openCheckRecorder, type CheckRecorder } from "@pinghouse/ingest/check/record/check-recorder";
import { registeredIn } from "@pinghouse/ingest/check/record/registered";
import { createPayloadReader } from "@pinghouse/ingest/receive/payload-reader";
import { createRates } from "@pinghouse/ingest/receive/rates";
import type { ReceiverDeps } from "@pinghouse/ingest/receive/deps";
import { receiver } from "@pinghouse/ingest/receive/receiver";
import { createUploads } from "@pinghouse/ingest/receive/take-upload";
import { createArchive } from "@pinghouse/ingest/worker/archive";
import { expireDaily } from "@pinghouse/ingest/worker/expire-daily";
import type { Archive } from "@pinghouse/warehouse/archive/archive";
import type { ApiDeps } from "@pinghouse/warehouse/api/context";
import { createDownloads } from "@pinghouse/warehouse/api/downloads/downloads";
import { setupUrl } from "@pinghouse/warehouse/api/people";
import { ErasureOffice } from "@pinghouse/warehouse/erasures/erasure-office";
import type { Exports } from "@pinghouse/warehouse/exports/exports";
import { noExports } from "@pinghouse/warehouse/exports/no-exports";
import { buildApp } from "./app.ts";
import { buildName, dashboardDirectory } from "./build-name.ts";
import { createClosers, type Closers } from "@pinghouse/shared/node/closers";
import { openAnswerDesk } from "./data/answer-key.ts";
import { openDataDir } from "./data/data-dir.ts";
import { holdLock } from "@pinghouse/shared/node/lock";
import { openSample, type Sample } from "./demo/sample.ts";
import { openExportPlaces, openHubExports } from "./exports/hub-exports.ts";
import { openS3With } from "./exports/open-s3.ts";
import { openEngine, watchLevels, type Engine } from "./engine.ts";
import type { HubEnv } from "./env.ts";
import { localServer } from "./http/local-operator.ts";
import { localRoutes } from "./http/local-routes.ts";
import { listenLocally, listenOnPort, urlOf } from "./listen.ts";
import type { Logger } from "@pinghouse/shared/node/log";
import { createMetrics, type HubMetrics } from "./metrics.ts";
import { openVitals, type OpenVitals } from "./vitals/open-vitals.ts";

export interface HubOptions {
  log: Logger;
  /** Listen on TCP too, not on the local socket alone. */
  listen: boolean;
  /** Sample data: everyone who reaches the hub is its operator. */
  demo?: boolean;
  now?: () => number;
}

/** A hub at work. */
export interface OpenHub extends AsyncDisposable {
  /** Where it listens; where it would, if it does not. */
  url: string;
  /** A link that makes the first operator; null once there is one. */
  setupLink(): Promise<string | null>;
  /** The sample fleet of a demo, ready to be sent; null on a real hub. */
  sample: Sample | null;
  checks: CheckRecorder;
  /** Says where the sample installation beside a demo is found. */
  showBeside(url: () => string | null): void;
  /** Distinct pings acknowledged so far. */
  accepted(): number;
  /** Stops listening, answers what is under way, writes what waits, closes everything. */
  close(): Promise<void>;
}

/** What becomes known while the hub opens. */
interface Place {
  /** Where it listens. */
  url: string;
  exports: Exports;
  /** Where the store may write what is sent on from there. */
  spool: string;
  /** Where the sample installation beside a demo is; null where there is none. */
  beside: () => string | null;
}

/** The journal for the API; pings that are released may be the earlier ones of scores to come. */
const archiveOf = ({ journal, pool, landing, scores }: Engine): Archive => {
  const archive = createArchive(journal, pool, landing);
  const andScores = (released: number): number => {
    if (released > 0) void scores.reload();
    return released;
  };
  const erase: Archive["erase"] = async (subject) => {
    scores.forget(subject.uuid, subject.hostname);
    const erased = await archive.erase(subject);
    scores.forget(subject.uuid, subject.hostname);
    return erased;
  };
  return { ...archive, erase, replay: async (ids) => andScores(await archive.replay(ids)), approve: async (uuid) => andScores(await archive.approve(uuid)) };
};

const uploadsOf = ({ journal, pool, scores, disk }: Engine, { ingest }: HubEnv, now: () => number): ApiDeps["uploads"] =>
  createUploads({ journal, pool, scores, diskNearlyFull: () => disk.nearlyFull(), mode: ingest, now });

interface ApiParts {
  engine: Engine;
  env: HubEnv;
  vitals: OpenVitals;
  archive: Archive;
  erasures: ErasureOffice;
  sample: Sample | null;
  place: Place;
  now: () => number;
}

const apiOf = ({ engine, env, vitals, archive, erasures, sample, place, now }: ApiParts): ApiDeps => ({
  store: engine.store,
  control: engine.control,
  vitals,
  archive,
  erasures,
  uploads: uploadsOf(engine, env, now),
  answers: openAnswerDesk(env.dataDir),
  demo: sample === null ? null : { stories: sample.stories, reader: createPayloadReader(engine.pool, now), beside: () => place.beside() },
  now,
  ingestMode: env.ingest,
  k: env.k,
  retentionDays: env.retentionDays,
  build: buildName(),
  downloads: createDownloads(place.spool),
  get exports() {
    return place.exports;
  },
  get publicUrl() {
    return env.publicUrl ?? place.url;
  },
});

const receiveOf = ({ journal, pool, control, disk, scores }: Engine, env: HubEnv, sample: Sample | null, observe: ReceiverDeps["observe"], now: () => number): FastifyPluginAsync =>
  receiver({
    journal,
    pool,
    mode: env.ingest,
    isSenderToken: (bearer) => control.isSenderToken(bearer),
    sourceOf: ({ headers }) => (sample?.isMarked(headers) === true ? "demo" : undefined),
    rates: createRates(),
    scores,
    diskNearlyFull: () => disk.nearlyFull(),
    now,
    observe,
  });

/** Answers version checks, and records them once they are answered. */
const checkOf = (registry: Engine["control"]["registry"], recorder: CheckRecorder, metrics: HubMetrics, now: () => number): FastifyPluginAsync =>
  checker({
    registry,
    now,
    answered: (check) => {
      metrics.observeCheck(check.severity);
      recorder.record(check);
    },
  });

/** What keeps the hub from taking posts or answering questions. */
const faultOf = ({ journal, store }: Engine): string | null => {
  const [taking, answering] = [journal.health(), store.health()];
  if (taking.state === "failed") return taking.detail;
  return answering.state === "failed" ? `Questions are not answered: ${answering.detail}` : null;
};

const open = async (env: HubEnv, { log, listen, demo = false, now = Date.now }: HubOptions, closers: Closers): Promise<Omit<OpenHub, "close" | typeof Symbol.asyncDispose>> => {
  const dir = openDataDir(env.dataDir);
  const lock = await holdLock(dir.lock, "PINGHOUSE_DATA");
  closers.add(async () => lock[Symbol.asyncDispose]());
  const metrics = createMetrics();
  const sample = demo ? openSample(dir.root, now()) : null;
  const places = await openExportPlaces(dir.root, env.exportDir, log);
  const exportDirectories = [places.spool, ...(places.directory === null ? [] : [places.directory])];
  const engine = await openEngine({ dir, exportDirectories, poolSize: env.poolSize, log, metrics, now, closers });
  watchLevels(metrics, engine);
  const { registry } = engine.control;
  const isRegistered = registeredIn(registry);
  const recorder = openCheckRecorder({ dir: dir.checks, store: engine.store, key: engine.journal.hubKey, isRegistered, now, log });
  closers.add(() => recorder.close());
  metrics.watchChecks(() => recorder.counts());
  const place: Place = { url: urlOf(env.host, env.port), exports: noExports, spool: places.spool, beside: () => null };
  const vitals = openVitals({ engine, root: dir.root, retentionDays: env.retentionDays, demo, now });
  closers.add(async () => vitals.stop());
  const observe: ReceiverDeps["observe"] = (post) => {
    metrics.observePost(post);
    vitals.observePost(post);
  };
  const archive = archiveOf(engine);
  const erasures = new ErasureOffice({ control: engine.control, store: engine.store, archive, exports: () => place.exports, landed: () => engine.landing.drained(), now, log });
  const api = apiOf({ engine, env, vitals, archive, erasures, sample, place, now });
  place.exports = await openHubExports({ engine, places, api, openS3: openS3With(env, now), metrics, now, log });
  closers.add(() => place.exports.close());
  erasures.start();
  closers.add(() => erasures.close());
  const app = await buildApp({
    log,
    api,
    metrics,
    receive: receiveOf(engine, env, sample, observe, now),
    check: checkOf(registry, recorder, metrics, now),
    local: localRoutes({ ...engine, now, diskNearlyFull: () => engine.disk.nearlyFull() }),
    dashboard: dashboardDirectory,
    trustedProxies: env.trustedProxies,
    secure: env.publicUrl?.startsWith("https:") ?? false,
    fault: () => faultOf(engine),
  });
  closers.add(async () => app.close());
  await listenLocally(localServer((request, response) => app.routing(request, response)), dir.root, closers);
  if (listen) place.url = urlOf(env.host, await listenOnPort(createServer((request, response) => app.routing(request, response)), env.host, env.port, closers));
  const stopExpiry = expireDaily({ journal: engine.journal, store: engine.store, retentionDays: env.retentionDays, now, log });
  closers.add(async () => stopExpiry());
  return {
    url: place.url,
    sample,
    checks: recorder,
    showBeside: (beside) => (place.beside = beside),
    accepted: () => engine.journal.figures().accepted,
    setupLink: async () => {
      const token = await engine.control.setupLink();
      return token === null ? null : setupUrl(api.publicUrl, token);
    },
  };
};

/** Opens a hub on the data directory of `env`. Throws DataDirLocked where another process holds it; then and after any other failure nothing stays open. */
export const openHub = async (env: HubEnv, options: HubOptions): Promise<OpenHub> => {
  const closers = createClosers();
  try {
    const opened = await open(env, options, closers);
    return { ...opened, close: () => closers.close(), [Symbol.asyncDispose]: () => closers.close() };
  } catch (error) {
    await closers.close();
    throw error;
  }
};
