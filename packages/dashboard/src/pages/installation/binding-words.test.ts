import { expect, test } from "vitest";
import { bindingWords } from "./binding-words.ts";

test("a binding is told in two sentences: how the hub knows, and what pings must carry", () => {
  const base = { as_of: null, since: "2026-01-05T10:00:00.000Z" };
  expect(bindingWords({ ...base, proof: "secret", secret: true })).toBe("Its first ping brought a secret on 5 Jan 2026. Pings without its secret are acknowledged and set aside.");
  expect(bindingWords({ ...base, proof: "claim", secret: false })).toContain("claimed with a one-time link on 5 Jan 2026. Its pings need no secret");
  expect(bindingWords({ ...base, proof: "none", secret: false })).toMatch(/^Nobody has shown whose it is\. /);
});
