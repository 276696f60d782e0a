import { expect, test } from "vitest";
import type { Held } from "../../../api/rows.ts";
import { heldSentence, partsWords, standingWords, viewedWords, viewerWords, wayWords } from "./held-words.ts";

const held: Held = {
  as_of: null, pings: 53, superseded: 0, set_aside: 0, bytes: 340_000, first_recorded_at: "2025-12-01T10:00:00.000Z", oldest_goes_on: "2028-01-04", newest_ping_id: 9,
  newest_recorded_at: "2026-11-29T10:00:00.000Z", retention_days: 760, metadata_posts: 0, error_posts: 0, posts_bytes: 0, operator_days: 0, analyst_days: 0,
};

test("all that is held is a sentence, of one ping and of none too", () => {
  expect(heldSentence(held)).toBe("53 pings since 1 Dec 2025, 340 KB as sent; the oldest does not go before 4 Jan 2028.");
  expect(heldSentence({ ...held, pings: 1 })).toBe("1 ping of 1 Dec 2025, 340 KB as sent; it does not go before 4 Jan 2028.");
  expect(heldSentence({ ...held, pings: 0, first_recorded_at: null, oldest_goes_on: null })).toBe("No ping of this installation is held.");
});

test("what a ping is to the figures says why it is set aside", () => {
  expect(standingWords({ standing: "counts", reason: null })).toBe("counts for its week");
  expect(standingWords({ standing: "superseded", reason: null })).toBe("a newer one of its week counts");
  expect(standingWords({ standing: "set_aside", reason: "unverified" })).toBe("set aside: came without the secret");
});

test("who looked lately is told by role; who is not told reads nothing", () => {
  expect(viewedWords({ operator_days: 0, analyst_days: 3 })).toBe("Looked at by an analyst on 3 days of the last 30.");
  expect(viewedWords({ operator_days: 1, analyst_days: 3 })).toBe("Looked at by an analyst on 3 days and by an operator on 1 day of the last 30.");
  expect(viewedWords({ operator_days: 0, analyst_days: 0 })).toMatch(/^Nobody/);
  expect(viewedWords({ operator_days: null, analyst_days: null })).toBeUndefined();
});

test("a viewer is a number with a role, and what they opened is said in words", () => {
  expect(viewerWords({ viewer: 2, role: "analyst" })).toBe("Viewer 2, an analyst");
  expect(wayWords({ way: "token" })).toBe("a token");
  expect(partsWords({ parts: "metrics|payload" })).toBe("its metrics, a payload");
});
