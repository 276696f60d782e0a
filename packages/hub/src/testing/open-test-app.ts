import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import type { ApiDeps } from "@pinghouse/warehouse/api/context";
import { createDownloads } from "@pinghouse/warehouse/api/downloads/downloads";
import { openControl } from "@pinghouse/warehouse/control/open-control";
import { ErasureOffice } from "@pinghouse/warehouse/erasures/erasure-office";
import { noExports } from "@pinghouse/warehouse/exports/no-exports";
import { openTestStore } from "@pinghouse/warehouse/testing/open-test-store";
import { memoryAnswers, uploadsOf } from "@pinghouse/warehouse/testing/memory-answers";
import { quietArchive } from "@pinghouse/warehouse/testing/quiet-archive";
import { quietVitals } from "@pinghouse/warehouse/testing/quiet-vitals";
import { ping } from "@pinghouse/warehouse/testing/test-ping";
import { buildApp, type AppParts } from "../app.ts";
import { mkdtempDisposable } from "@pinghouse/shared/node/temporary-directory";
import { createLog } from "@pinghouse/shared/node/log";
import { createMetrics } from "../metrics.ts";

const archive = quietArchive({ accepted: 1, settled: true });

/** All routes of a hub over a small store, listening nowhere. For tests. */
export interface TestApp extends AsyncDisposable {
  app: FastifyInstance;
  api: ApiDeps;
  token: string;
  log: string[];
}

/** `more` replaces parts of the application, `deps` of the API; a store that is given is closed with it. */
export const openTestApp = async (more: Partial<AppParts> = {}, deps: Partial<ApiDeps> = {}): Promise<TestApp> => {
  const directory = mkdtempDisposable();
  const store = deps.store ?? (await openTestStore([ping({ uuid: "a", users: 10, values: { "counts.issues": 5 } })]));
  const control = await openControl(join(directory.path, "control.db"), { now: () => 0, random: (bytes) => randomBytes(bytes) });
  const api: ApiDeps = {
    archive,
    control,
    erasures: new ErasureOffice({ control, store, archive, exports: () => noExports, landed: async () => undefined, now: () => 0, log: { info: () => undefined, error: () => undefined } }),
    exports: noExports,
    downloads: createDownloads(directory.path),
    uploads: uploadsOf({ id: 1, installation: "handed in", uuid: "handed in", hostname: "", outcome: "quarantined" }),
    answers: memoryAnswers(),
    vitals: quietVitals,
    demo: null,
    now: () => 0,
    ingestMode: "open",
    k: 10,
    retentionDays: 760,
    publicUrl: "http://127.0.0.1:4600",
    build: "test",
    ...deps,
    store,
  };
  const log: string[] = [];
  const parts: AppParts = {
    log: createLog({ write: (line: string) => void log.push(line) }),
    api,
    metrics: createMetrics(),
    receive: async () => {},
    check: async () => {},
    local: async () => {},
    dashboard: directory.path,
    trustedProxies: [],
    secure: false,
    fault: () => null,
    ...more,
  };
  const app = await buildApp(parts);
  const { token } = await control.createToken({ role: "operator", actor: "test" });
  return {
    app,
    api,
    token,
    log,
    [Symbol.asyncDispose]: async () => {
      await app.close();
      await store.close();
      await control.close();
      await directory[Symbol.asyncDispose]();
    },
  };
};
