import { randomBytes } from "node:crypto";
import { constants } from "node:zlib";
import compress from "@fastify/compress";
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyPluginAsync, type FastifyRequest } from "fastify";
import { Problem } from "@pinghouse/shared/problem/problem";
import { checkOrigin } from "@pinghouse/shared/sign-in/origin";
import type { ApiDeps } from "@pinghouse/warehouse/api/context";
import { apiRoutes, contextOf } from "./http/api-routes.ts";
import { answerWithPage, serveDashboardFiles } from "./http/dashboard.ts";
import { answerError } from "./http/error-answer.ts";
import { health } from "./http/health.ts";
import { isLocal } from "./http/local-operator.ts";
import { problemPage } from "./http/problem-page.ts";
import { uploadDoor } from "./http/upload-door.ts";
import { securityHeaders } from "@pinghouse/shared/sign-in/security-headers";
import type { Logger } from "@pinghouse/shared/node/log";
import type { HubMetrics } from "./metrics.ts";

export interface AppParts {
  log: Logger;
  api: ApiDeps;
  metrics: HubMetrics;
  /** The routes that installations post to. */
  receive: FastifyPluginAsync;
  /** The version check. */
  check: FastifyPluginAsync;
  /** The routes of the command line, reached over the local socket alone. */
  local: FastifyPluginAsync;
  /** Directory of the built dashboard. */
  dashboard: string;
  trustedProxies: readonly string[];
  /** People reach the hub over https. */
  secure: boolean;
  /** Null while posts are accepted and questions answered; else what is in the way. */
  fault: () => string | null;
}

const create = (log: FastifyBaseLogger, trustedProxies: readonly string[]) => {
  const start = randomBytes(4).toString("hex");
  let requests = 0;
  return Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => `${start}-${(requests += 1).toString(36)}`,
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    routerOptions: { maxParamLength: 16_384 },
    bodyLimit: 1_048_576,
    frameworkErrors: (error, request, reply) => void answerError(error, request, reply),
  });
};

const guardOrigin = (request: FastifyRequest, api: ApiDeps): void => {
  if (isLocal(request.raw)) return;
  checkOrigin({ method: request.method, host: request.headers.host, origin: request.headers.origin, publicUrl: api.publicUrl, setting: "PINGHOUSE_PUBLIC_URL", demo: api.demo !== null });
};

/** Posts and checks that went well are not logged: a fleet sends them by the thousand. */
const logAnswers = (app: FastifyInstance): void => {
  app.addHook("onResponse", async (request, reply) => {
    const quiet = reply.statusCode < 400 && /^\/(?:usage_|(?:version_)?check\.|assets\/|livez|readyz|metrics)/.test(request.url);
    request.log[quiet ? "debug" : "info"]({ req: request, res: reply, ms: Math.round(reply.elapsedTime * 10) / 10 }, "answered");
  });
};

const pages = async (app: FastifyInstance, { api, dashboard, fault, metrics }: AppParts): Promise<void> => {
  await app.register(compress, {
    globalDecompression: false,
    encodings: ["br", "gzip"],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
    zlibOptions: { level: 5 },
  });
  app.addHook("onRequest", async (request) => guardOrigin(request, api));
  health(app, { fault, metrics, whoAsks: async (request) => (await contextOf(api, request)).who });
  app.get<{ Params: { code: string } }>("/problems/:code", async (request, reply) => {
    const text = problemPage(request.params.code);
    if (text === undefined) throw new Problem("not_found");
    return reply.type("text/plain; charset=utf-8").send(text);
  });
  await apiRoutes(app, api);
  await app.register(async (scope) => uploadDoor(scope, api));
  await serveDashboardFiles(app, dashboard);
};

/** All routes of the hub, not yet listening anywhere. */
export const buildApp = async (parts: AppParts): Promise<FastifyInstance> => {
  const app = create(parts.log, parts.trustedProxies);
  const headers = securityHeaders(parts.secure);
  app.addHook("onRequest", async (_, reply) => void reply.headers(headers));
  logAnswers(app);
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((request, reply) => answerWithPage(parts.dashboard, request, reply));
  await app.register(parts.receive);
  await app.register(parts.check);
  await app.register(parts.local);
  await app.register(async (scope) => pages(scope, parts));
  await app.ready();
  return app;
};
