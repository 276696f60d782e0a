import type { FastifyInstance } from "fastify";
import type { ReceiverDeps } from "./deps.ts";
import { countUuid, postRoute, RefusedBody } from "./post-route.ts";
import type { Outcome, Post } from "./post-route.ts";

const settle = async ({ request, body, gzip }: Post, kind: "metadata" | "error", deps: ReceiverDeps): Promise<Outcome> => {
  const read = await deps.pool.post(body, gzip, kind);
  if (!read.ok) throw new RefusedBody(read.refusal);
  const { uuid, hostname, unique_instance_id, codec, content } = read.post;
  countUuid(uuid, request, deps);
  await deps.journal.appendPost({ kind, uuid, hostname, unique_instance_id, codec, content });
  return { outcome: "kept", answer: {} };
};

/** `POST /usage_ping_metadata`: how long each metric took; never refused for want of a ping. */
export const usagePingMetadata = (app: FastifyInstance, deps: ReceiverDeps): void =>
  postRoute(app, deps, "/usage_ping_metadata", (post) => settle(post, "metadata", deps));

/** `POST /usage_ping_errors`: why a ping could not be made or sent. */
export const usagePingErrors = (app: FastifyInstance, deps: ReceiverDeps): void =>
  postRoute(app, deps, "/usage_ping_errors", (post) => settle(post, "error", deps));
