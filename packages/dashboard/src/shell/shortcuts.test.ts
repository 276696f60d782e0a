// @vitest-environment jsdom
import { expect, test } from "vitest";
import { isTyping, opensPalette, shortcutOf } from "./shortcuts.ts";

test("g waits for a letter, and the letter goes to a page", () => {
  expect(shortcutOf("g", undefined)).toEqual({ do: "wait" });
  expect(shortcutOf("f", "g")).toEqual({ do: "go", letter: "f" });
  expect(shortcutOf("Shift", "g")).toBeUndefined();
});

test("a slash searches and a question mark shows the keys", () => {
  expect(shortcutOf("/", undefined)).toEqual({ do: "search" });
  expect(shortcutOf("?", undefined)).toEqual({ do: "keys" });
  expect(shortcutOf("x", undefined)).toBeUndefined();
});

test("a key in a field is text", () => {
  expect(isTyping(document.createElement("input"))).toBe(true);
  expect(isTyping(document.createElement("button"))).toBe(false);
  expect(isTyping(null)).toBe(false);
});

test("the palette opens by Ctrl or Command with K; on a Mac Ctrl and K stay the field's own", () => {
  const pressed = (held: object) => ({ key: "k", ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });
  expect([opensPalette(pressed({ ctrlKey: true }), false), opensPalette(pressed({ metaKey: true }), false), opensPalette(pressed({ metaKey: true }), true)]).toEqual([true, true, true]);
  expect([opensPalette(pressed({}), false), opensPalette(pressed({ ctrlKey: true }), true), opensPalette(pressed({ ctrlKey: true, shiftKey: true }), false)]).toEqual([false, false, false]);
});
