import { Problem } from "@pinghouse/shared/problem/problem";
import type { ReleaseRegistry } from "@pinghouse/warehouse/control/control";
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from "fastify";
import { answerProblem } from "../receive/answer-problem.ts";
import { createAnswers } from "./answers.ts";
import { badgeKinds, type BadgeKind } from "./badge.ts";
import { badgePng } from "./badge-png.ts";
import { badgeSvg } from "./badge-svg.ts";
import { readInfo, type CheckInfo } from "./read-info.ts";

export interface CheckerDeps {
  registry: ReleaseRegistry;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Seconds for which an answer may be kept by whoever asked, and for which one that may soon be better may be. */
const [usual, short] = [3_600, 60];

/** Seconds after which a hub without releases may be asked again. */
const emptyWait = 3_600;

/** Pages of any origin may show the answer; nothing in it depends on who asks but the version. */
const open = (reply: FastifyReply, seconds: number): FastifyReply =>
  reply.headers({ "access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin", "cache-control": `public, max-age=${seconds}` });

const drawn = (): ReadonlyMap<string, Buffer> =>
  new Map(badgeKinds.flatMap((kind): [string, Buffer][] => [[`${kind}.svg`, Buffer.from(badgeSvg(kind))], [`${kind}.png`, badgePng(kind)]]));

/** The addresses of the version check, as a Fastify plugin: GitLab's own, and one for any product. */
export const checker = ({ registry, now }: CheckerDeps): FastifyPluginAsync => async (app) => {
  const answerOf = createAnswers(registry, now);
  const images = drawn();
  const infoOf = (request: FastifyRequest, parameter: string): CheckInfo | undefined => {
    const { query } = request;
    return readInfo(typeof query === "object" && query !== null ? Reflect.get(query, parameter) : undefined);
  };
  for (const [path, parameter] of [["/check", "gitlab_info"], ["/version_check", "info"]] as const) {
    app.get(`${path}.json`, async (request, reply) => {
      const info = infoOf(request, parameter);
      const answer = info === undefined ? undefined : answerOf(info.version);
      void reply.headers({ "access-control-allow-origin": "*", "cache-control": "no-store" });
      if (answer === undefined) return answerProblem(new Problem("bad_parameter", `${parameter} is to be base64 of JSON with a version, such as {"version":"18.9.0"}.`), request, reply);
      if (answer === null) return answerProblem(new Problem("not_ready", { detail: "This hub knows no release yet.", retryAfter: emptyWait }), request, reply);
      return open(reply, usual).type("application/json; charset=utf-8").send(answer.json);
    });
    for (const [ending, type] of [["svg", "image/svg+xml; charset=utf-8"], ["png", "image/png"]] as const) {
      app.get(`${path}.${ending}`, async (request, reply) => {
        const info = infoOf(request, parameter);
        const answer = info === undefined ? null : answerOf(info.version);
        const kind: BadgeKind = answer?.check.severity ?? "unknown";
        return open(reply, answer === null ? short : usual).type(type).send(images.get(`${kind}.${ending}`));
      });
    }
  }
};
