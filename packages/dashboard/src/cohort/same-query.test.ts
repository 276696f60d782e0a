import { expect, test } from "vitest";
import { isSameQuery } from "./same-query.ts";

test("order and repeats do not matter, values do", () => {
  expect(isSameQuery("edition=EE&size=1-10&edition=CE", "edition=CE&edition=EE&edition=EE&size=1-10")).toBe(true);
  expect(isSameQuery("version=%3E%3D18+%3C19", "version=%3E%3D18%20%3C19")).toBe(true);
  expect(isSameQuery("edition=EE", "edition=CE")).toBe(false);
  expect(isSameQuery("", "edition=CE")).toBe(false);
});
