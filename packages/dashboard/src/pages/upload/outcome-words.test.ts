import { expect, test } from "vitest";
import { outcomeWords } from "./outcome-words.ts";

test("what became of a payload is said, and that a stranger's claims nothing", () => {
  expect(outcomeWords({ outcome: "duplicate", own: true })).toBe("It was here already, and is stored once.");
  expect(outcomeWords({ outcome: "stored", own: false })).toMatch(/^It is taken in\. Nobody looks after .* claimed nothing/);
});
