import type { FastifyPluginAsync } from "fastify";
import type { ReceiverDeps } from "./deps.ts";
import { usageData } from "./usage-data.ts";
import { usagePingErrors, usagePingMetadata } from "./usage-posts.ts";

/** The routes that installations post to, as a Fastify plugin. Addresses are those of `trustProxy`. */
export const receiver = (deps: ReceiverDeps): FastifyPluginAsync => async (app) => {
  app.removeAllContentTypeParsers();
  // Bodies are read by the routes themselves, with limits of their own, whatever type they claim to be.
  app.addContentTypeParser("*", (_request, _payload, done) => done(null));
  usageData(app, deps);
  usagePingMetadata(app, deps);
  usagePingErrors(app, deps);
};
