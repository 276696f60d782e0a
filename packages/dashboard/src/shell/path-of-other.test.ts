import { expect, test } from "vitest";
import { pathOfOther } from "./path-of-other.ts";

test("the same page of another keeps its question, less what is of one installation alone", () => {
  expect(pathOfOther({ pathname: "/standing/a/trends", search: "?by=months" }, "b")).toBe("/standing/b/trends?by=months");
  expect(pathOfOther({ pathname: "/standing/a%40x/metrics/counts.issues", search: "?cell=EE.all.all" }, "b@y")).toBe("/standing/b%40y/metrics/counts.issues");
  expect(pathOfOther({ pathname: "/installations/a", search: "?ping=7&tab=pings" }, "$&")).toBe("/installations/%24%26?tab=pings");
});

test("where the page speaks of no installation it is the other's overview", () => {
  expect(pathOfOther({ pathname: "/standing/a1", search: "" }, "b 2")).toBe("/standing/b%202");
  expect(pathOfOther({ pathname: "/installations", search: "?show=each" }, "b2")).toBe("/standing/b2");
});
