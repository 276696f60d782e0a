import { Problem } from "@pinghouse/shared/problem/problem";
import type { ReleaseRegistry } from "@pinghouse/warehouse/control/control";
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from "fastify";
import { answerProblem } from "../receive/answer-problem.ts";
import { createAnswers } from "./answers.ts";
import { badgeKinds, type BadgeKind } from "./badge.ts";
import { badgePng } from "./badge-png.ts";
import { badgeSvg } from "./badge-svg.ts";
import { readInfo, type CheckInfo } from "./read-info.ts";
import type { RecordedCheck } from "./record/check-recorder.ts";

/** A check that was answered, and what its version was told; `unknown` where it was told nothing. */
export interface AnsweredCheck extends RecordedCheck {
  severity: BadgeKind;
}

export interface CheckerDeps {
  registry: ReleaseRegistry;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Told of each check once its answer is on its way, so that what is done about it delays nobody. */
  answered?: (check: AnsweredCheck) => void;
}

/** Seconds for which an answer may be kept by whoever asked, and for which one that may soon be better may be. */
const [usual, short] = [3_600, 60];

/** Seconds after which a hub without releases may be asked again. */
const emptyWait = 3_600;

/** Where clients ask, the parameter that says of what, and the product that the address stands for. */
const doors = [
  { path: "/check", parameter: "gitlab_info", product: "gitlab" },
  { path: "/version_check", parameter: "info", product: null },
] as const;
type Door = (typeof doors)[number];

const images = [["svg", "image/svg+xml; charset=utf-8"], ["png", "image/png"]] as const;

/** Pages of any origin may show the answer; nothing in it depends on who asks but the version. */
const open = (reply: FastifyReply, seconds: number): FastifyReply =>
  reply.headers({ "access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin", "cache-control": `public, max-age=${seconds}` });

const drawn = (): ReadonlyMap<string, Buffer> =>
  new Map(badgeKinds.flatMap((kind): [string, Buffer][] => [[`${kind}.svg`, Buffer.from(badgeSvg(kind))], [`${kind}.png`, badgePng(kind)]]));

const infoOf = ({ query }: FastifyRequest, { parameter }: Door): CheckInfo | undefined =>
  readInfo(typeof query === "object" && query !== null ? Reflect.get(query, parameter) : undefined);

/** The addresses of the version check, as a Fastify plugin: GitLab's own, and one for any product. */
export const checker = ({ registry, now, answered }: CheckerDeps): FastifyPluginAsync => async (app) => {
  const answerOf = createAnswers(registry, now);
  const badges = drawn();
  const note = (request: FastifyRequest, reply: FastifyReply, door: Door, info: CheckInfo | undefined, severity: BadgeKind): void => {
    if (answered === undefined || request.method !== "GET") return;
    const check = { product: door.product ?? info?.product ?? null, version: info?.version ?? null, referer: request.headers.referer, severity };
    reply.raw.once("finish", () => answered(check));
  };
  for (const door of doors) {
    app.get(`${door.path}.json`, async (request, reply) => {
      const info = infoOf(request, door);
      const answer = info === undefined ? undefined : answerOf(info.version);
      note(request, reply, door, info, answer?.check.severity ?? "unknown");
      void reply.headers({ "access-control-allow-origin": "*", "cache-control": "no-store" });
      if (answer === undefined) return answerProblem(new Problem("bad_parameter", `${door.parameter} is to be base64 of JSON with a version, such as {"version":"18.9.0"}.`), request, reply);
      if (answer === null) return answerProblem(new Problem("not_ready", { detail: "This hub knows no release yet.", retryAfter: emptyWait }), request, reply);
      return open(reply, usual).type("application/json; charset=utf-8").send(answer.json);
    });
    for (const [ending, type] of images) {
      app.get(`${door.path}.${ending}`, async (request, reply) => {
        const info = infoOf(request, door);
        const answer = info === undefined ? null : answerOf(info.version);
        const kind: BadgeKind = answer?.check.severity ?? "unknown";
        note(request, reply, door, info, kind);
        return open(reply, answer === null ? short : usual).type(type).send(badges.get(`${kind}.${ending}`));
      });
    }
  }
};
