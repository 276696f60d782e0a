import { expect, test } from "vitest";
import { orderWords } from "./order-words.ts";

test("the order of the rows is said by column and direction", () => {
  const columns = [{ id: "key", title: "Metric" }, { id: "value", title: "Value" }, { id: "stage", title: "Stage" }];
  expect([{ by: "key", descending: false }, { by: "value", descending: true }, { by: "stage", descending: true }, { by: "nothing", descending: false }].map((sort) => orderWords(sort, columns))).toEqual([
    "by key, A to Z", "by value, largest first", "by stage, Z to A", "",
  ]);
});
