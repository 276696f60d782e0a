import { expect, test } from "vitest";
import { undoDraft } from "./undo-draft.ts";

const release = (version: string) => ({ version, released_on: "2026-03-31", security: false, critical: false, advisories: [], affected: [] });
const latest = { up_to_date: "latest" as const, maintained_minors: 3 };

test("what a change added goes, what it changed or removed comes back, and so does the policy", () => {
  const releases = [
    { version: "1.0.0", before: null, after: release("1.0.0") },
    { version: "1.0.1", before: release("1.0.1"), after: { ...release("1.0.1"), security: true } },
    { version: "1.0.2", before: release("1.0.2"), after: null },
  ];
  const policy = { before: latest, after: { ...latest, maintained_minors: 1 } };
  expect(undoDraft({ releases, policy })).toEqual({ save: [release("1.0.1"), release("1.0.2")], remove: ["1.0.0"], policy: latest });
  expect(undoDraft({ releases: [], policy: null })).toEqual({ save: [], remove: [] });
});
