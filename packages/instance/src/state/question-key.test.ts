import { expect, test } from "vitest";
import { questionKey } from "./question-key.ts";

test("equal questions have equal keys, in whatever order their input was written and however much of a list was asked for at once", () => {
  const procedure = "standing.metrics";
  expect(questionKey({ procedure, input: { id: "a", limit: 1000 } })).toBe(questionKey({ procedure, input: { limit: 5, id: "a" } }));
  expect(questionKey({ procedure: "standing.me", input: undefined })).toBe(questionKey({ procedure: "standing.me", input: {} }));
});

test("another installation, cohort or procedure is another question", () => {
  const keys = [
    { procedure: "standing.metrics", input: { id: "a" } },
    { procedure: "standing.metrics", input: { id: "b" } },
    { procedure: "standing.metrics", input: { id: "a", cell: "c" } },
    { procedure: "standing.overview", input: { id: "a" } },
  ].map(questionKey);
  expect(new Set(keys).size).toBe(4);
});
