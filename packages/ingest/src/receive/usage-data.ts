import type { FastifyInstance } from "fastify";
import { wireFields } from "@pinghouse/shared/score/score";
import { installationId } from "../journal/installation-id.ts";
import { secretHash } from "./bearer.ts";
import type { ReceiverDeps } from "./deps.ts";
import { countUuid, postRoute, RefusedBody } from "./post-route.ts";
import type { Outcome, Post } from "./post-route.ts";
import { quarantineOf } from "./quarantine.ts";

/** Whether the installation is bound to the secret that came with its ping. */
const isBoundTo = (journal: ReceiverDeps["journal"], { uuid, hostname }: { uuid: string; hostname: string }, secretHash: string | null): boolean =>
  secretHash !== null && journal.binding(installationId(journal.hubKey, uuid, hostname))?.secret_hash === secretHash;

const settle = async ({ request, body, gzip }: Post, deps: ReceiverDeps): Promise<Outcome> => {
  const source = deps.sourceOf(request);
  const read = await deps.pool.ping(body, gzip);
  if (!read.ok) throw new RefusedBody(read.refusal);
  const { usage, ...ping } = read.ping;
  countUuid(ping.uuid, request, deps);
  const secret_hash = secretHash(request);
  const asked = { ...ping, ...usage, source: source ?? "http", verified: () => isBoundTo(deps.journal, ping, secret_hash) } as const;
  const { outcome, id, score } = await deps.journal.appendPing({
    ...ping,
    source: asked.source,
    secret_hash,
    quarantine: quarantineOf(ping.recorded_at, deps.now()),
    requireApproval: deps.mode === "approve" && source === undefined,
    score: deps.scores.score(asked),
  });
  if (outcome === "stored") deps.scores.note({ ...ping, ...usage, id });
  return { outcome, answer: { conv_index: { usage_data_id: id, ...(score === undefined ? {} : wireFields(score.figures)) } } };
};

/** `POST /usage_data`: a usage ping; 201 with its id once it is durable. */
export const usageData = (app: FastifyInstance, deps: ReceiverDeps): void =>
  postRoute(app, deps, "/usage_data", (post) => settle(post, deps));
