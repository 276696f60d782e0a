import { expect, test } from "vitest";
import { pastedNames } from "./pasted-names.ts";

test("pasted text is a name a line or parted by commas, semicolons and tabs; empty ones and repeats fall away, quotes too", () => {
  expect(pastedNames('a.example\r\n  b.example \n\n"c.example",d.example;a.example\te.example')).toEqual(["a.example", "b.example", "c.example", "d.example", "e.example"]);
  expect(pastedNames(" \n ,")).toEqual([]);
});
