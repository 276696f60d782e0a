import type { CarriedAnswer } from "@pinghouse/shared/answer-file/answer-file";
import { answerLife } from "@pinghouse/shared/answer-file/answer-file";
import { severityOf } from "@pinghouse/shared/release/severity";
import { isoInstant } from "@pinghouse/shared/time/instant";
import { callTRPCProcedure } from "@trpc/server";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { TakenUpload } from "../archive/uploads.ts";
import type { Who } from "../control/who.ts";
import { pingOwner } from "../queries/ping-owner.ts";
import type { Context } from "./context.ts";
import { standingRouter } from "./standing/standing.ts";

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

/** What the installation's own pages ask when they are opened, in the very words in which they ask. */
const questionsOf = (id: string): { procedure: string; input: Record<string, unknown> }[] => [
  { procedure: "me", input: { limit: 1_000 } },
  { procedure: "cohort", input: { id } },
  { procedure: "overview", input: { id } },
  { procedure: "trends", input: { id } },
  { procedure: "metrics", input: { id, as: "rate", limit: 1_000 } },
  { procedure: "score", input: { id, limit: 1_000 } },
  { procedure: "scoreOutlook", input: { id } },
  { procedure: "cohorts", input: { id, limit: 1_000 } },
];

const page = z.looseObject({ next_cursor: z.string().nullable() });

/** An answer, and those to the questions for what follows on it. One that cannot be had is left out: the page then says so. */
const askWhole = async (ctx: Context, { procedure, input }: { procedure: string; input: Record<string, unknown> }): Promise<CarriedAnswer[]> => {
  const whole: CarriedAnswer[] = [];
  for (let question: Record<string, unknown> | null = input; question !== null; ) {
    const asked = question;
    const given: unknown = await callTRPCProcedure({ router: standingRouter, path: procedure, type: "query", ctx, getRawInput: async () => asked, signal: undefined, batchIndex: 0 }).catch(() => undefined);
    if (given === undefined) break;
    const answer: unknown = JSON.parse(JSON.stringify(given));
    whole.push({ procedure: `standing.${procedure}`, input: asked, answer });
    const cursor = page.safeParse(answer).data?.next_cursor ?? null;
    question = cursor === null ? null : { ...input, cursor };
  }
  return whole;
};

/** What the installation's own pages ask the hub, answered as its admin would be. */
const standingAnswers = async (ctx: Context, id: string): Promise<CarriedAnswer[]> => {
  const who: Who = { role: "admin", person: null, installations: [id] };
  const asAdmin: Context = { ...ctx, who, whole: false, allowed: null };
  const answers: CarriedAnswer[] = [];
  for (const question of questionsOf(id)) answers.push(...(await askWhole(asAdmin, question)));
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
