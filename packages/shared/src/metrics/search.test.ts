import * as fc from "fast-check";
import { expect, test } from "vitest";
import { cutStretches, markTerms } from "./search-marks.ts";
import { metricSearch, type Searched } from "./search.ts";

const metric = (key: string, fields: Partial<Searched> = {}): Searched => ({ key, description: null, stage: null, product_group: null, tiers: null, unit: null, ...fields });

const list = [
  metric("counts.boards"),
  metric("counts.boards_archived"),
  metric("counts.issue_boards"),
  metric("counts.snowboards"),
  metric("counts.lanes", { description: "Lanes on all boards", stage: "plan", product_group: "harbour_works", tiers: "premium|ultimate", unit: "lanes" }),
  metric("counts.observability_towers", { stage: "monitor" }),
];
const search = metricSearch(list);
const keys = (text: string) => search(text).places.map((place) => list[place]?.key);

test("the key itself comes first, then keys that begin so, whole words, parts of words, and what the definition says", () => {
  expect(keys("counts.boards")).toEqual(["counts.boards", "counts.boards_archived"]);
  expect(keys("boards")).toEqual(["counts.boards", "counts.boards_archived", "counts.issue_boards", "counts.snowboards", "counts.lanes"]);
});

test("stage, owner, tier and unit are words too, and every word must be somewhere", () => {
  expect(keys("PLAN")).toEqual(["counts.lanes"]);
  expect(keys("harbour premium")).toEqual(["counts.lanes"]);
  expect(keys("lanes monitor")).toEqual([]);
});

test("typos are forgiven only where nothing holds the words as they were typed", () => {
  expect(search("boards").forgiven).toBe(false);
  expect(search("snowbaords")).toMatchObject({ forgiven: true, places: [3], terms: ["snowboards"] });
  expect(keys("obzervablity")).toEqual(["counts.observability_towers"]);
  expect(keys("counts.isue_boards")).toEqual(["counts.issue_boards"]);
  expect(keys("lnes")).toEqual(["counts.lanes"]);
  expect(keys("lns")).toEqual([]);
});

test("an empty search finds everything in the list's order", () => {
  expect(search("  ").places).toEqual(list.map((_, place) => place));
});

const letters = fc.string({ unit: fc.constantFrom(..."abcdefghij".split("")), minLength: 8, maxLength: 12 });
const some = fc.array(fc.tuple(letters, letters).map(([section, name]) => metric(`${section}.${name}`)), { minLength: 1, maxLength: 12 });

test("whatever a key holds is found, and everything found as typed holds it", () => {
  fc.assert(
    fc.property(some, fc.nat(), fc.nat(), fc.nat(), (metrics, which, from, length) => {
      const { key } = metrics[which % metrics.length] ?? metric("");
      const part = key.slice(from % key.length).slice(0, 1 + (length % key.length));
      const { places, forgiven } = metricSearch(metrics)(part);
      expect(forgiven).toBe(false);
      expect(new Set(places)).toEqual(new Set(metrics.flatMap((one, place) => (one.key.includes(part) ? [place] : []))));
    }),
  );
});

test("a word of eight letters or more with one typo still finds its metric", () => {
  fc.assert(
    fc.property(some, fc.nat(), fc.nat(), fc.constantFrom("leave out", "insert", "replace", "swap"), (metrics, which, at, typo) => {
      const word = metrics[which % metrics.length]?.key.split(".")[1] ?? "";
      const place = at % (word.length - 1);
      const [head, here, next, tail] = [word.slice(0, place), word.charAt(place), word.charAt(place + 1), word.slice(place + 2)];
      const typed = { "leave out": head + next + tail, insert: `${head}x${here}${next}${tail}`, replace: `${head}x${next}${tail}`, swap: head + next + here + tail }[typo];
      expect(metricSearch(metrics)(typed).places).toContain(which % metrics.length);
    }),
  );
});

test("what is equally good stays in the list's order", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), (count) => {
      const alike = Array.from({ length: count }, () => metric("counts.harbours", { description: "same" }));
      expect(metricSearch(alike)("harbours").places).toEqual(alike.map((_, place) => place));
      expect(metricSearch(alike)("harbuors").places).toEqual(alike.map((_, place) => place));
    }),
  );
});

test("what was found is marked, and the stretches joined are the text", () => {
  expect(markTerms("Boards of boards", ["boards"])).toEqual([
    { text: "Boards", marked: true },
    { text: " of ", marked: false },
    { text: "boards", marked: true },
  ]);
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.array(fc.string({ maxLength: 3 }), { maxLength: 3 }), (text, terms) => {
      expect(markTerms(text, terms).map((stretch) => stretch.text).join("")).toBe(text);
      const halves = cutStretches(markTerms(text, terms), 3).map((half) => half.map((stretch) => stretch.text).join(""));
      expect(halves).toEqual([text.slice(0, 3), text.slice(3)]);
    }),
  );
});
