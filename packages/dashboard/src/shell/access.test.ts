import { expect, test } from "vitest";
import { accessTo, entriesFor, firstPageOf, installationAt, phoneEntries, safeNext } from "./access.ts";

test("an admin is offered where their installation stands, what is held, and the list; of the one that the page speaks of", () => {
  const hrefs = (path: string, own: string[]) => entriesFor("admin", installationAt(path, own)).map(({ href }) => href);
  expect(hrefs("/installations", ["a1", "b2"])).toEqual(expect.arrayContaining(["/standing/a1", "/standing/a1/held", "/installations"]));
  expect(hrefs("/standing/b2/metrics", ["a1", "b2"])).toContain("/standing/b2/held");
  expect(hrefs("/standing/foreign/metrics", ["a1", "b2"])).toContain("/standing/a1/metrics");
  expect(hrefs("/installations", [])).toEqual(["/installations"]);
  expect(hrefs("/standing/foreign", [])).toEqual(["/installations"]);
  expect(entriesFor("admin", "a1").length).toBeLessThanOrEqual(8);
  expect(entriesFor("analyst", "a1").some(({ href }) => href.startsWith("/standing"))).toBe(false);
});

test("only an operator opens what was set aside, and no admin what is about the whole fleet", () => {
  expect(accessTo("/set-aside", "operator")).toBe("open");
  expect(accessTo("/set-aside", "analyst")).toBe("role");
  expect([accessTo("/exports/new", "analyst"), accessTo("/exports/destinations", "admin")]).toEqual(["open", "role"]);
  expect([accessTo("/health", "operator"), accessTo("/health", "analyst")]).toEqual(["open", "role"]);
  for (const path of ["/metrics/counts.issues", "/adoption", "/versions", "/retention"]) expect(accessTo(path, "admin")).toBe("role");
});

test("nobody is sent to sign in, except from the doors themselves", () => {
  expect(accessTo("/fleet", "nobody")).toBe("sign-in");
  expect(accessTo("/setup", "nobody")).toBe("open");
  expect(accessTo("/", "nobody")).toBe("open");
  expect(accessTo("/standing/a1", "nobody")).toBe("sign-in");
});

test("an admin of one installation begins on its page, of several on the list", () => {
  expect(firstPageOf("admin", ["a1"])).toBe("/standing/a1");
  expect(firstPageOf("admin", ["a1", "b2"])).toBe("/installations");
  expect(firstPageOf("analyst", [])).toBe("/fleet");
});

test("after signing in nobody is led to another site", () => {
  expect(safeNext("/metrics?q=a")).toBe("/metrics?q=a");
  for (const hostile of ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", undefined])
    expect(safeNext(hostile)).toBe("/");
});

test("a phone's bar has five places: the rest of the pages share the last, and none is lost", () => {
  for (const role of ["operator", "analyst", "admin"] as const) {
    const offered = entriesFor(role, "a1");
    const { bar, more } = phoneEntries(offered);
    expect([...bar, ...more]).toEqual(offered);
    expect(bar.length + Math.min(1, more.length)).toBeLessThanOrEqual(5);
    expect(more.length).not.toBe(1);
  }
});
