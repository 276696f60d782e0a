import { expect, test } from "vitest";
import { canonicalQuestion, chosenMetrics, compareFaults, compareQuestion, compareRoute, isSame, savedHref, sideCohort, swapped, trendCohort } from "./compare-address.ts";

const params = (text: string) => new URLSearchParams(text);

test("each side is read by its own names, and what has no control on the page is kept", () => {
  const address = params("metric=a.b&a.edition=family:EE&a.plan=premium&a.plan=ultimate&b.size=1-10&b.include=test&b.attribute=cloud:yes");
  expect(sideCohort(address, "a")).toEqual({ edition: ["family:EE"], plan: ["premium", "ultimate"] });
  expect(sideCohort(address, "b")).toEqual({ size: ["1-10"], include: ["test"], attribute: ["cloud:yes"] });
});

test("what cannot be used is left out, and each fault is said once", () => {
  const address = params("a.size=huge&a.version=new&b.version=new&b.include=moon&b.attribute=none&to=soon");
  expect(sideCohort(address, "a")).toEqual({});
  expect(sideCohort(address, "b")).toEqual({});
  expect(compareFaults(address)).toEqual([
    '"new" is no range of versions. Write it like >=18.0 <19.',
    '"huge" is no size. Choose one from the list.',
    '"none" is no attribute. Write it like database.adapter:postgresql.',
    '"moon" installations are never left out. Only test and internal ones are.',
    '"soon" is no day. Write it like 2026-01-31.',
  ]);
  expect(compareQuestion(address).to).toBeUndefined();
});

test("a metric is asked for once, and no more than fifty are", () => {
  expect(chosenMetrics(params("metric=a&metric=b&metric=a&metric="))).toEqual(["a", "b"]);
  expect(chosenMetrics(params(Array.from({ length: 60 }, (_, i) => `metric=m${i}`).join("&")))).toHaveLength(50);
});

test("the request names every metric and both sides as the address does", () => {
  const address = params("metric=x.y&metric=z&a.edition=CE&a.edition=EE&b.version=%3E%3D18&to=2026-03-02&sort=-use");
  expect(compareRoute(compareQuestion(address))).toBe("/api/v1/compare?metric=x.y&metric=z&a.edition=CE&a.edition=EE&b.version=%3E%3D18&to=2026-03-02&as=rate");
  expect(trendCohort(address, "b")).toEqual({ version: [">=18"], to: "2026-03-02" });
});

test("totals are rates unless the address says otherwise, and only a window that is asked for is gone over", () => {
  expect(compareQuestion(params("metric=a"))).toMatchObject({ as: "rate" });
  expect(compareQuestion(params("metric=a&as=total&over=window"))).toMatchObject({ over: "window" });
  expect(compareQuestion(params("metric=a&as=total"))).not.toHaveProperty("as");
  expect(compareQuestion(params("metric=a&over=century"))).not.toHaveProperty("over");
});

test("a comparison is saved in an order of its own, and opened as it was saved", () => {
  const saved = canonicalQuestion(compareQuestion(params("metric=z&metric=x&b.size=1-10&a.edition=CE")));
  expect(saved).toBe("a.edition=CE&as=rate&b.size=1-10&metric=x&metric=z");
  const open = (query: string) => compareQuestion(params(savedHref(query).replace(/^.*\?/, "")));
  expect(canonicalQuestion(open(saved))).toBe(saved);
  expect(open("metric=x")).not.toHaveProperty("as");
});

test("swapping twice changes nothing, and once turns the sides alone", () => {
  const address = params("metric=b.c&a.edition=CE&b.size=1-10&to=2026-03-02");
  expect(swapped(address).toString()).toBe("metric=b.c&b.edition=CE&a.size=1-10&to=2026-03-02");
  expect(swapped(swapped(address)).toString()).toBe(address.toString());
});

test("two sides that ask for the same are known to be the same", () => {
  expect(isSame(params("a.edition=CE&b.edition=CE"))).toBe(true);
  expect(isSame(params("a.edition=CE"))).toBe(false);
});
