import { expect, test } from "vitest";
import { accessTo, entriesFor } from "../access.ts";
import { pageFindsBelow, placeFinds } from "./page-finds.ts";

const titles = (role: "operator" | "analyst" | "admin") => [...placeFinds(entriesFor(role, "a1")), ...pageFindsBelow(entriesFor(role, "a1"), role)].map(({ title }) => title);

test("every page of a role is found once, with its keys, and the pages below by what they belong to", () => {
  const places = entriesFor("analyst");
  expect(placeFinds(places).map(({ keys }) => keys?.join(" "))).toContain("g v");
  const below = pageFindsBelow(places, "analyst");
  expect(below.find(({ href }) => href === "/releases")).toMatchObject({ title: "Releases", note: "Versions", words: "Versions" });
  const hrefs = [...placeFinds(places), ...below].map(({ href }) => href);
  expect(new Set(hrefs).size).toBe(hrefs.length);
});

test("nobody is offered a page that their role may not open; an admin none about the whole fleet", () => {
  for (const role of ["operator", "analyst", "admin"] as const) {
    const places = entriesFor(role, "a1");
    for (const { href } of [...placeFinds(places), ...pageFindsBelow(places, role)]) expect(accessTo(href ?? "", role)).toBe("open");
  }
  expect(titles("admin")).toEqual(["Overview", "DevOps score", "Usage trends", "Cohorts", "Metrics", "Adoption", "What is held", "Your installations", "Hand in a payload file"]);
  expect([titles("analyst").includes("Set aside"), titles("operator").includes("Set aside")]).toEqual([false, true]);
  expect(titles("analyst")).not.toContain("Hand in a payload file");
});
