import { expect, test } from "vitest";
import type { Ledger } from "../../api/rows.ts";
import { ledgerDifference, ledgerTerms, refusalWords } from "./ledger-terms.ts";

const ledger = (fields: Partial<Ledger>): Ledger => ({
  as_of: null,
  window: "24h",
  since: null,
  received: 0,
  stored: 0,
  duplicates: 0,
  conflicts: 0,
  set_aside: 0,
  refused: 0,
  waiting: 0,
  lost: 0,
  refusals: [],
  ...fields,
});

test("the terms add up to what was received", () => {
  const sum = ledger({ received: 21, stored: 1, duplicates: 2, conflicts: 3, set_aside: 4, refused: 5, waiting: 6 });
  expect(ledgerTerms(sum).map(({ name }) => name)).toEqual(["stored", "duplicates", "conflicts", "set aside", "refused", "on their way"]);
  expect(ledgerDifference(sum)).toBe(0);
});

test("a post that is in no term shows as a difference", () => {
  expect(ledgerDifference(ledger({ received: 3, stored: 2 }))).toBe(1);
});

test("what is on its way is a term only while something is", () => {
  expect(ledgerTerms(ledger({}))).toHaveLength(5);
});

test("refusals are said in the catalogue's words, and an unknown code as it is", () => {
  const refusals = [
    { reason: "uuid_missing", n: 1 },
    { reason: "something_new", n: 1_200 },
  ];
  expect(refusalWords(ledger({ refusals }))).toEqual(["something_new: 1,200 posts", "No uuid: 1 post"]);
});
