import type { CarriedAnswer } from "@pinghouse/shared/answer-file/answer-file";
import { answerLife } from "@pinghouse/shared/answer-file/answer-file";
import { severityOf } from "@pinghouse/shared/release/severity";
import { isoInstant } from "@pinghouse/shared/time/instant";
import { setTimeout as sleep } from "node:timers/promises";
import type { TakenUpload } from "../archive/uploads.ts";
import type { Who } from "../control/who.ts";
import { pingOwner } from "../queries/ping-owner.ts";
import type { Context } from "./context.ts";
import { standingRouter } from "./standing/standing.ts";
import { createCallerFactory } from "./trpc.ts";

const day = 86_400_000;

/** How long an answer waits until the ping that it is about is among the figures. */
const patience = { tries: 60, ms: 100 };

/** Whether a ping has landed, within a few seconds. */
const hasLanded = async ({ store }: Context, id: number): Promise<boolean> => {
  for (let at = 0; at < patience.tries; at += 1) {
    if ((await pingOwner(store, id)).owner !== undefined) return true;
    await sleep(patience.ms);
  }
  return false;
};

const standingCaller = createCallerFactory(standingRouter);

/** What the installation's own pages ask the hub, answered as its admin would be; a question that has no answer is left out. */
const standingAnswers = async (ctx: Context, id: string): Promise<CarriedAnswer[]> => {
  const who: Who = { role: "admin", person: null, installations: [id] };
  const ask = standingCaller({ ...ctx, who, whole: false, allowed: null });
  const questions = [
    { procedure: "standing.me", input: {}, answer: () => ask.me({}) },
    { procedure: "standing.cohort", input: { id }, answer: () => ask.cohort({ id }) },
    { procedure: "standing.overview", input: { id }, answer: () => ask.overview({ id }) },
    { procedure: "standing.metrics", input: { id, limit: 1_000 }, answer: () => ask.metrics({ id, limit: 1_000 }) },
    { procedure: "standing.score", input: { id }, answer: () => ask.score({ id }) },
  ];
  const answers: CarriedAnswer[] = [];
  for (const { procedure, input, answer } of questions) {
    const given: unknown = await answer().catch(() => undefined);
    if (given !== undefined) answers.push({ procedure, input, answer: given });
  }
  return answers;
};

const checkOf = ({ control, now }: Context, version: string | null): unknown => {
  const { releases, policy } = control.registry.current();
  return version === null ? null : (severityOf(version, releases, policy, isoInstant(now()).slice(0, 10)) ?? null);
};

/**
 * The answer file for an uploaded payload. `own`: whoever handed it in looks after the installation, and the file carries its
 * figures too, once the ping has landed.
 */
export const answerFileFor = async (ctx: Context, taken: TakenUpload, own: boolean): Promise<string> => {
  const landed = own && taken.outcome !== "quarantined" && (await hasLanded(ctx, taken.id));
  const answers = landed ? await standingAnswers(ctx, taken.installation) : [];
  const issued = ctx.now();
  return ctx.answers.sign({
    installation: taken.installation,
    payload_sha256: taken.payload_sha256,
    id: taken.id,
    issued_at: isoInstant(issued),
    expires_at: isoInstant(issued + answerLife * day),
    usage_data: taken.usage_data,
    version_check: checkOf(ctx, taken.version),
    answers,
  });
};
