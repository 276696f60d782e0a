import { afterAll, beforeAll, expect, test } from "vitest";
import type { Who } from "../control/who.ts";
import type { TestApi } from "../testing/open-test-api.ts";
import { alphaId, openSmallFleet } from "../testing/small-fleet.ts";
import { answerQuestion, checkQuestion } from "./answer-question.ts";
import { csvOf } from "./formats/csv.ts";

const operator: Who = { role: "operator", person: null };
const analyst: Who = { role: "analyst", person: null };

let api: TestApi;
beforeAll(async () => {
  api = await openSmallFleet();
});
afterAll(() => api[Symbol.asyncDispose]());

test("a question is answered whole, as its CSV has it, with the rights of who asks", async () => {
  const questions = [["/installations", ""], ["/metrics", "search=issues"], ["/metrics/counts.issues/trend", "edition=EE"], ["/metrics/counts.issues/distribution", ""], ["/status", ""]] as const;
  for (const who of [operator, analyst]) {
    for (const [path, query] of questions) {
      const { table, as_of } = await answerQuestion(api.deps, path, query, who);
      const { body, headers } = await api.get(who, `${path}?${query === "" ? "" : `${query}&`}format=csv`);
      expect([csvOf(table), as_of]).toEqual([body, headers["pinghouse-as-of"]]);
    }
  }
});

test("what cannot be asked, and who may not, is said without asking", async () => {
  const code = async (path: string, query: string, who: Who) => checkQuestion(api.deps, path, query, who).then(() => "fine", ({ code: found, extra }) => `${found} ${extra?.parameter ?? ""}`.trim());
  expect(await code("/metrics/counts.issues/trend", "edition=EE&edition=CE&from=2026-01-05", analyst)).toBe("fine");
  expect(await code("/installations", "", { role: "nobody" })).toBe("unauthenticated");
  expect(await code("/health", "", analyst)).toBe("forbidden");
  expect(await code("/health", "", operator)).toBe("fine");
  expect(await code(`/installations/${encodeURIComponent(alphaId)}/metrics`, "", analyst)).toBe("fine");
  expect(await code("/nothing", "", operator)).toBe("bad_parameter path");
  expect(await code("/metrics", "colour=red", operator)).toBe("bad_parameter colour");
  expect(await code("/metrics", "limit=3", operator)).toBe("bad_parameter limit");
  expect(await code("/fleet/breakdown", "", operator)).toBe("bad_parameter by");
  expect(await code("/metrics", "list=x&cursor=y", operator)).toBe("bad_parameter cursor");
});
