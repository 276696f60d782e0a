import { Problem } from "@pinghouse/shared/problem/problem";
import { z } from "zod";
import type { FastifyInstance, FastifyReply } from "fastify";
import { exchange, type Answer } from "../network/exchange.ts";
import { NetworkFailure } from "../network/network-failure.ts";
import { bearerFor } from "../send/bearer.ts";
import { keepAnswer, keptAnswerTo } from "../state/kept-answers.ts";
import type { Question } from "../state/question-key.ts";
import { createContext, type AppDeps } from "./context.ts";
import { demand } from "./trpc.ts";

/** Procedures of the hub that are passed on: those about this installation, and nothing that changes anything. */
const allowed = /^(?:standing\.[A-Za-z]+|erasures\.list|installations\.(?:metrics|payload|posts))$/;
/** Milliseconds that a page waits for the hub before it gets what was said last. */
const patience = 30_000;

/** Acts of the hub that are passed on, with what they may be given: having what this installation sent erased. */
const acts: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>([
  ["erasures.ask", z.strictObject({ id: z.string() })],
  ["erasures.callOff", z.strictObject({ erasure: z.int().min(1) })],
]);

const ask = ({ instance, network }: AppDeps, question: string, act?: unknown): Promise<Answer> => {
  const { hubUrl, consent, state } = instance;
  if (hubUrl === null) throw new Problem("not_ready", "Nobody said where the hub is, so it cannot be asked.");
  // Asking is a request that leaves this machine: it is for those who send.
  if (!consent.maySend()) throw new Problem("not_ready", "Usage pings are switched off, so the hub is not asked. Comparisons are for those who send.");
  const url = new URL(`/trpc/${question}`, hubUrl);
  const headers = { accept: "application/json", ...bearerFor(url, state.identity.secret, network.proxies) };
  const how = act === undefined ? { method: "GET" as const, headers } : { method: "POST" as const, headers: { ...headers, "content-type": "application/json" }, body: Buffer.from(JSON.stringify(act)) };
  return exchange({ ...how, url, signal: AbortSignal.timeout(patience) }, network);
};

/** Not 401: the person is signed in here, it is the installation that the hub does not know. */
const unknownHere = (): Problem => new Problem("conflict", "The hub does not know this installation yet. Send a ping first: its secret is how the hub knows it.");

/** The hub's fresh answer, or why there is none. */
const fresh = async (deps: AppDeps, question: string, act?: unknown): Promise<Answer | Problem> => {
  try {
    const answer = await ask(deps, question, act);
    if (answer.status === 401 || answer.status === 403) return unknownHere();
    return answer.status >= 500 || !answer.type.includes("json") ? new Problem("not_ready", `The hub answered ${answer.status}.`) : answer;
  } catch (error) {
    if (error instanceof Problem) return error;
    if (error instanceof NetworkFailure) return new Problem("not_ready", { detail: `${error.message} ${error.advice}`, cause: error });
    if (error instanceof Error && error.name === "TimeoutError") return new Problem("not_ready", { detail: "The hub did not answer in time.", cause: error });
    throw error;
  }
};

const inputIn = (text: string | null): unknown => {
  try {
    return JSON.parse(text ?? "{}");
  } catch {
    // The hub refuses it, and its refusal is not kept.
    return text;
  }
};

/** tRPC's own form of a refusal, so that the page's client reads it as one of the hub's. */
const refusal = ({ status, detail }: Problem): string => JSON.stringify({ error: { message: detail, code: -32_603, data: { httpStatus: status } } });

/** What a path of tRPC asks: the procedure, and the input in its query. */
const questionOf = (path: string): Question => {
  const { pathname, searchParams } = new URL(path, "http://hub");
  return { procedure: pathname.slice(1), input: inputIn(searchParams.get("input")) };
};

const pass = async (deps: AppDeps, question: string, reply: FastifyReply): Promise<FastifyReply> => {
  void reply.type("application/json").header("cache-control", "no-store");
  const answer = await fresh(deps, question);
  const asked = questionOf(question);
  if (!(answer instanceof Problem)) {
    const body = answer.body.toString("utf8");
    if (answer.status === 200) await keepAnswer(deps.instance.state, asked, body);
    return reply.code(answer.status).send(body);
  }
  const kept = await keptAnswerTo(deps.instance.state, asked);
  if (kept === undefined) return reply.code(answer.status).send(refusal(answer));
  return reply.header("pinghouse-answered-at", kept.answered_at).send(kept.body);
};

/**
 * Passes admins' questions about this installation to its hub, with the installation's own secret, which no browser
 * ever sees, and what they want erased there. While the hub is away, the last good answer is given, with the header `Pinghouse-Answered-At`.
 */
export const hubPass = (app: FastifyInstance, deps: AppDeps): void => {
  app.get<{ Params: { procedure: string } }>("/hub/trpc/:procedure", async (request, reply) => {
    const { who } = await createContext(deps, { cookie: request.headers.cookie, address: "", setCookie: () => {} });
    demand(who, ["admin"]);
    if (!allowed.test(request.params.procedure)) throw new Problem("not_found");
    return pass(deps, request.url.slice("/hub/trpc/".length), reply);
  });

  app.post<{ Params: { procedure: string } }>("/hub/trpc/:procedure", async (request, reply) => {
    const { who } = await createContext(deps, { cookie: request.headers.cookie, address: "", setCookie: () => {} });
    demand(who, ["admin"]);
    const input = acts.get(request.params.procedure)?.safeParse(request.body).data;
    if (input === undefined) throw new Problem("not_found");
    const answer = await fresh(deps, request.params.procedure, input);
    void reply.type("application/json").header("cache-control", "no-store");
    return answer instanceof Problem ? reply.code(answer.status).send(refusal(answer)) : reply.code(answer.status).send(answer.body.toString("utf8"));
  });
};
