import { expect, test } from "vitest";
import { changeWords, differenceWords } from "./change-words.ts";

const row = { change: 7, at: "2026-03-31T10:00:00.000Z", actor: "me@example.org", action: "save" as const, undoes: null, version: "18.7.2", added: 0, changed: 1, removed: 0, policy: false, undoable: true };
const release = { version: "18.7.2", released_on: "2026-03-31", security: false, critical: false, advisories: [], affected: [] };

test("a change is a line: what was done, to which release or to how many, and whether the policy went with it", () => {
  expect(changeWords(row)).toBe("Saved: 18.7.2 changed");
  expect(changeWords({ ...row, action: "import", version: null, added: 40, changed: 1, policy: true })).toBe("Imported: 40 releases new, 1 release changed, the policy changed");
  expect(changeWords({ ...row, action: "undo", undoes: 3, changed: 0, removed: 1 })).toBe("Undone change 3: 18.7.2 removed");
  expect(changeWords({ ...row, action: "policy", version: null, changed: 0, policy: true })).toBe("Policy: the policy changed");
});

test("one release that came or went shows what it holds, one that changed what differs", () => {
  const after = { ...release, security: true, advisories: ["A", "B"] };
  expect(differenceWords({ version: "18.7.2", before: null, after })).toBe("added: released 2026-03-31; security yes; advisories A, B");
  expect(differenceWords({ version: "18.7.2", before: release, after: null })).toBe("removed; it was: released 2026-03-31");
  expect(differenceWords({ version: "18.7.2", before: release, after })).toBe("security: no → yes; advisories: none → A, B");
});
