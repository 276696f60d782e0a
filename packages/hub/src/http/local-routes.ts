import type { FastifyPluginAsync } from "fastify";
import { Problem } from "@pinghouse/shared/problem/problem";
import { importFrames } from "@pinghouse/ingest/receive/import-frames";
import { importRoute, mostHandOverBytes } from "../import/outcomes.ts";
import { splitFrames } from "../import/frames.ts";
import { isLocal } from "./local-operator.ts";

/** Routes of the command line. Over anything but the local socket there is nothing here. */
export const localRoutes = (deps: Parameters<typeof importFrames>[0]): FastifyPluginAsync => async (app) => {
  const takeIn = importFrames(deps);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/octet-stream", { parseAs: "buffer", bodyLimit: mostHandOverBytes }, (_, body, done) => done(null, body));
  app.addHook("onRequest", async (request) => {
    if (!isLocal(request.raw)) throw new Problem("not_found");
  });
  app.post(importRoute, async ({ body }) => takeIn(splitFrames(Buffer.isBuffer(body) ? body : Buffer.alloc(0))));
};
