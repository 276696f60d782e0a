import { fastifyRequestHandler } from "@trpc/server/adapters/fastify";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { isPrivate } from "@pinghouse/ingest/receive/bearer";
import { createContext, type ApiDeps, type Context } from "@pinghouse/warehouse/api/context";
import { handleApi } from "@pinghouse/warehouse/api/mirror";
import { problemOf } from "@pinghouse/shared/trpc/problem-of";
import { responseMeta } from "@pinghouse/shared/trpc/response-meta";
import { appRouter } from "@pinghouse/warehouse/api/router";
import type { ApiHttpAnswer } from "@pinghouse/warehouse/api/http-answer";
import { tableRoutes, type Route } from "@pinghouse/warehouse/api/mirror/routes";
import { sendDownload } from "@pinghouse/warehouse/api/downloads/send-download";
import { isLocal } from "./local-operator.ts";
import { replySink } from "./reply-sink.ts";

/** Finds out who asks. Cookies it sets go into `reply`, where there is one. */
export const contextOf = (deps: ApiDeps, request: FastifyRequest, reply?: FastifyReply): Promise<Context> =>
  createContext(deps, {
    cookie: request.headers.cookie,
    authorization: request.headers.authorization,
    address: request.ip ?? "",
    local: isLocal(request.raw),
    private: isPrivate(request),
    setCookie: (cookie) => void reply?.header("set-cookie", cookie),
  });

/** A dictionary travels whole, because it is taken in whole or not at all; GitLab's is 3 MB. */
const mostDefinitionBytes = 33_554_432;

/** A payload of the receiver's limit as base64 in JSON, and more, so that its own limit is what refuses. */
const mostDroppedBytes = 67_108_864;

const trpc = (app: FastifyInstance, deps: ApiDeps): void => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "string" }, (_, body, done) => done(null, body));
  const answer = (path: string, request: FastifyRequest, reply: FastifyReply): Promise<void> =>
    fastifyRequestHandler({
      router: appRouter,
      req: request,
      res: reply,
      path,
      responseMeta,
      createContext: () => contextOf(deps, request, reply),
      onError: ({ error, path }) => {
        const problem = problemOf(error);
        if (problem.code === "internal") request.log.error({ err: problem.cause ?? error, req: request, path }, "a question failed");
      },
    });
  app.all("/trpc/metrics.import", { bodyLimit: mostDefinitionBytes }, (request, reply) => answer("metrics.import", request, reply));
  app.all("/trpc/drop.look", { bodyLimit: mostDroppedBytes }, (request, reply) => answer("drop.look", request, reply));
  app.all("/trpc/uploads.take", { bodyLimit: mostDroppedBytes }, (request, reply) => answer("uploads.take", request, reply));
  app.all<{ Params: { path: string } }>("/trpc/:path", (request, reply) => answer(request.params.path, request, reply));
};

const sendAnswer = ({ status, headers, body, cause }: ApiHttpAnswer, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  if (cause !== undefined) request.log.error({ err: cause, req: request }, "a question failed");
  return reply.code(status).headers(headers).send(typeof body === "string" ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength));
};

/** A table, sent while it is read. One that fails on its way is broken off, so that nobody takes it for whole. */
const download = async (route: Route, request: FastifyRequest, reply: FastifyReply, ctx: Context): Promise<FastifyReply> => {
  const sink = replySink(reply);
  try {
    const refused = await sendDownload(route, request, ctx, sink);
    return refused === null ? reply : sendAnswer(refused, request, reply);
  } catch (err) {
    if (!sink.signal.aborted) request.log.error({ err, req: request }, "a download failed on its way");
    reply.hijack();
    reply.raw.destroy();
    return reply;
  }
};

const plainHttp = (app: FastifyInstance, deps: ApiDeps): void => {
  // Questions have no body: whatever comes with one is passed over, so that the answer is about the method.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", (_, payload, done) => {
    payload.resume();
    done(null);
  });
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
    sendAnswer(await handleApi(request, await contextOf(deps, request, reply)), request, reply);
  for (const route of tableRoutes) {
    app.all(`/api/v1${route.path}`, async (request, reply) => download(route, request, reply, await contextOf(deps, request, reply)));
  }
  app.all("/api/v1", answer);
  app.all("/api/v1/*", answer);
};

/** The typed API for the dashboard and the command line, and the same questions over plain HTTP. */
export const apiRoutes = async (app: FastifyInstance, deps: ApiDeps): Promise<void> => {
  await app.register(async (scope) => trpc(scope, deps));
  await app.register(async (scope) => plainHttp(scope, deps));
};
