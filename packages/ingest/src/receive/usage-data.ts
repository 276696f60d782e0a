import type { FastifyInstance } from "fastify";
import { secretHash } from "./bearer.ts";
import type { ReceiverDeps } from "./deps.ts";
import { countUuid, postRoute, RefusedBody } from "./post-route.ts";
import type { Outcome, Post } from "./post-route.ts";
import { quarantineOf } from "./quarantine.ts";

const settle = async ({ request, body, gzip }: Post, deps: ReceiverDeps): Promise<Outcome> => {
  const source = deps.sourceOf(request);
  const read = await deps.pool.ping(body, gzip);
  if (!read.ok) throw new RefusedBody(read.refusal);
  countUuid(read.ping.uuid, request, deps);
  const { outcome, id } = await deps.journal.appendPing({
    ...read.ping,
    source: source ?? "http",
    secret_hash: secretHash(request),
    quarantine: quarantineOf(read.ping.recorded_at, deps.now()),
    requireApproval: deps.mode === "approve" && source === undefined,
  });
  return { outcome, answer: { conv_index: { usage_data_id: id } } };
};

/** `POST /usage_data`: a usage ping; 201 with its id once it is durable. */
export const usageData = (app: FastifyInstance, deps: ReceiverDeps): void =>
  postRoute(app, deps, "/usage_data", (post) => settle(post, deps));
