import * as fc from "fast-check";
import { expect, test } from "vitest";
import { exactFirst, findIn } from "./find-in.ts";

const title = fc.array(fc.constantFrom("usage", "trends", "counts.issues", "gm-17", "Überblick", "a", "eu", "prod"), { minLength: 1, maxLength: 3 }).map((words) => words.join(" "));
const finds = fc.array(fc.record({ title, words: fc.option(title, { nil: undefined }) }), { maxLength: 12 }).map((list) => list.map((find, place) => ({ title: find.title, ...(find.words === undefined ? {} : { words: find.words }), place })));

test("what is found is some of the list, each once, and an empty search finds all in its order", () => {
  fc.assert(
    fc.property(finds, title, (list, text) => {
      const { finds: found } = findIn(list)(text);
      expect(new Set(found).size).toBe(found.length);
      expect(found.every((find) => list.includes(find))).toBe(true);
      expect(findIn(list)(" ").finds).toEqual(list);
    }),
  );
});

test("the exact title comes first whatever else fits, case aside, and equal ones keep their order", () => {
  fc.assert(
    fc.property(finds, fc.nat(), (list, at) => {
      const wanted = list[at % Math.max(1, list.length)]?.title;
      if (wanted === undefined) return;
      const { finds: found } = findIn(list)(wanted.toUpperCase());
      const exact = list.filter((find) => find.title === wanted).map(({ place }) => place);
      const first = found.slice(0, exact.length).map(({ place }) => place);
      // Of one title, those whose other words hold the search as well are no better and no worse.
      expect(first).toEqual(exact);
    }),
  );
});

test("of all groups the one with the exact title goes first; the others keep their order, and empty ones are left out", () => {
  fc.assert(
    fc.property(fc.array(finds, { maxLength: 5 }), fc.nat(), fc.nat(), (lists, group, at) => {
      const wanted = lists[group % Math.max(1, lists.length)];
      const text = wanted?.[at % Math.max(1, wanted.length)]?.title;
      if (text === undefined) return;
      const groups = lists.map((list, place) => ({ place, ...findIn(list)(text) }));
      const ordered = exactFirst(groups, text);
      expect(ordered[0]?.finds[0]?.title).toBe(text);
      expect(ordered.toSorted((a, b) => a.place - b.place)).toEqual(groups.filter(({ finds: found }) => found.length > 0));
      const others = ordered.filter(({ finds: [best] }) => best?.title !== text).map(({ place }) => place);
      expect(others).toEqual(others.toSorted((a, b) => a - b));
    }),
  );
});

test("a page is found by a part of its name, by what belongs to it, and in spite of a typo", () => {
  const list = [{ title: "Usage trends" }, { title: "Releases", words: "Versions" }, { title: "Adoption" }];
  const search = (text: string) => findIn(list)(text).finds.map((find) => find.title);
  expect([search("tren"), search("versions"), search("adpotion"), search("nothing like it")]).toEqual([["Usage trends"], ["Releases"], ["Adoption"], []]);
});
