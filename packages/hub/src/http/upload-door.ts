import type { FastifyInstance } from "fastify";
import { limits } from "@pinghouse/ingest/payload/limits";
import { encodingOf } from "@pinghouse/ingest/receive/encoding";
import { problemOf } from "@pinghouse/shared/trpc/problem-of";
import type { ApiDeps } from "@pinghouse/warehouse/api/context";
import { createCaller } from "@pinghouse/warehouse/api/router";
import { contextOf } from "./api-routes.ts";

/** `POST /usage_data/new`: a payload file handed in by whoever is signed in or shows a token; the page of that address does the same by tRPC. */
export const uploadDoor = (app: FastifyInstance, deps: ApiDeps): void => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: limits.body }, (_, body, done) => done(null, body));
  app.post("/usage_data/new", async (request, reply) => {
    const { gzip } = encodingOf(request.headers);
    const body = Buffer.isBuffer(request.body) ? request.body.toString("base64") : "";
    try {
      const taken = await createCaller(await contextOf(deps, request, reply)).uploads.take({ body, gzip });
      return await reply.code(201).send(taken);
    } catch (error) {
      throw problemOf(error);
    }
  });
};
