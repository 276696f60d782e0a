import { expect, test } from "vitest";
import { askWords, receiptWords, waitingWords } from "./erasure-words.ts";

test("a wish says when it is fulfilled, whose it was, and that it can be called off", () => {
  expect(waitingWords({ due_at: "2026-12-07T10:00:00.000Z", asked_at: "2026-11-30T10:00:00.000Z", asked_by: "admin" })).toBe(
    "Everything held is erased on 7 Dec 2026, 10:00 UTC, as an admin of this installation asked on 30 Nov 2026. Until then it can be called off.",
  );
  expect(askWords("2026-12-07T10:00:00.000Z")).toMatch(/^Everything held is erased on 7 Dec 2026, unless/);
});

test("a receipt counts what there was and leaves out what there was not", () => {
  const none = { conflicts: 0, posts: 0, scores: 0, exports: 0 };
  expect(receiptWords({ pings: 53, ...none, bytes: 0 })).toMatch(/^53 pings; 0 bytes of/);
  expect(receiptWords({ pings: 1, conflicts: 1, posts: 2, scores: 3, exports: 1, bytes: 2_000 })).toMatch(/^1 ping, 1 contradicting body, 2 other posts, 3 scores, 1 export; /);
});
