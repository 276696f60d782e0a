import { expect, test } from "vitest";
import { Problem, problemBody, problems } from "./problem.ts";

test("every problem is an HTTP error with a title and one sentence", () => {
  for (const [code, { status, title, detail }] of Object.entries(problems)) {
    expect(code).toMatch(/^[a-z0-9_]+$/);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(600);
    expect(title).not.toBe("");
    expect(detail).toMatch(/^[^.]+\.$/);
  }
});

test("a problem without words of its own says what the catalogue says", () => {
  expect(problemBody(new Problem("uuid_missing"))).toEqual({
    type: "/problems/uuid_missing",
    title: "No uuid",
    status: 422,
    detail: "The ping has no usable uuid.",
  });
});

test("further members never hide the standard ones", () => {
  const problem = new Problem("bad_json", { detail: "A comma is missing.", extra: { offset: 17, status: 200 } });
  expect(problemBody(problem, "req-1")).toEqual({
    type: "/problems/bad_json",
    title: "Not JSON",
    status: 400,
    detail: "A comma is missing.",
    offset: 17,
    instance: "req-1",
  });
});

test("a problem keeps its cause and says when to try again", () => {
  const cause = new Error("deep below");
  const problem = new Problem("busy", { retryAfter: 2, cause });
  expect(problem.cause).toBe(cause);
  expect(problem.retryAfter).toBe(2);
  expect(problem.message).toBe(problem.detail);
});

test("a sentence alone is enough", () => {
  expect(new Problem("not_found", "There is no such list.").detail).toBe("There is no such list.");
});
