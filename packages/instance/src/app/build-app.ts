import { randomBytes } from "node:crypto";
import type { Logger } from "@pinghouse/shared/node/log";
import { checkOrigin } from "@pinghouse/shared/sign-in/origin";
import { securityHeaders } from "@pinghouse/shared/sign-in/security-headers";
import { problemOf } from "@pinghouse/shared/trpc/problem-of";
import { responseMeta } from "@pinghouse/shared/trpc/response-meta";
import { fastifyRequestHandler } from "@trpc/server/adapters/fastify";
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { answerError } from "./answer-error.ts";
import { createContext, type AppDeps } from "./context.ts";
import { hubPass } from "./hub-pass.ts";
import { answerWithPage, serveFiles } from "./pages.ts";
import { providerRoutes } from "./provider-routes.ts";
import { instanceRouter } from "./router.ts";

export interface AppParts {
  log: Logger;
  deps: AppDeps;
  /** Directory of the built pages. */
  pages: string;
}

/** An answer file as text in JSON. */
const mostCarriedBytes = 33_554_432;

const create = (log: FastifyBaseLogger): FastifyInstance => {
  const start = randomBytes(4).toString("hex");
  let requests = 0;
  return Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => `${start}-${(requests += 1).toString(36)}`,
    routerOptions: { maxParamLength: 16_384 },
    bodyLimit: 1_048_576,
    frameworkErrors: (error, request, reply) => void answerError(error, request, reply),
  });
};

const guardOrigin = ({ method, headers }: FastifyRequest, { publicUrl, demo }: AppDeps): void =>
  checkOrigin({ method, host: headers.host, origin: headers.origin, publicUrl, setting: "public_url in the configuration file", demo });

const trpc = (app: FastifyInstance, deps: AppDeps): void => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "string" }, (_, body, done) => done(null, body));
  const answer = (path: string, request: FastifyRequest, reply: FastifyReply): Promise<void> =>
    fastifyRequestHandler({
      router: instanceRouter,
      req: request,
      res: reply,
      path,
      responseMeta,
      createContext: () => createContext(deps, { cookie: request.headers.cookie, address: request.ip ?? "", setCookie: (cookie) => void reply.header("set-cookie", cookie) }),
      onError: ({ error, path }) => {
        const problem = problemOf(error);
        if (problem.code === "internal") request.log.error({ err: problem.cause ?? error, req: request, path }, "a question failed");
      },
    });
  app.all("/trpc/carry.read", { bodyLimit: mostCarriedBytes }, (request, reply) => answer("carry.read", request, reply));
  app.all<{ Params: { path: string } }>("/trpc/:path", (request, reply) => answer(request.params.path, request, reply));
};

/** All routes of the part beside an installation, not yet listening anywhere. */
export const buildApp = async ({ log, deps, pages }: AppParts): Promise<FastifyInstance> => {
  const app = create(log);
  const headers = securityHeaders(deps.publicUrl.startsWith("https:"));
  app.addHook("onRequest", async (request, reply) => {
    void reply.headers(headers);
    guardOrigin(request, deps);
  });
  app.addHook("onResponse", async (request, reply) => request.log[reply.statusCode < 400 ? "debug" : "info"]({ req: request, res: reply, ms: Math.round(reply.elapsedTime) }, "answered"));
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((request, reply) => answerWithPage(pages, request, reply));
  for (const path of ["/livez", "/readyz"]) app.get(path, async (_, reply) => reply.type("text/plain").header("cache-control", "no-store").send("ready\n"));
  await app.register(async (scope) => trpc(scope, deps));
  providerRoutes(app, deps);
  hubPass(app, deps);
  await serveFiles(app, pages);
  await app.ready();
  return app;
};
