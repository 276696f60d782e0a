// @vitest-environment jsdom
import { expect, test } from "vitest";
import { isTyping, shortcutOf } from "./shortcuts.ts";

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
