import { expect, test } from "vitest";
import { policyWords } from "./policy-words.ts";

const policy = { up_to_date: "latest" as const, maintained_minors: 3, maintained: "18.7.2|18.6.4|18.5.5", latest_version: "18.7.2" };

test("a policy is a sentence with the versions that it names today", () => {
  expect(policyWords(policy)).toBe("Up to date is 18.7.2 alone. The newest 3 minors are maintained; their newest patches are 18.7.2, 18.6.4 and 18.5.5.");
  expect(policyWords({ ...policy, up_to_date: "maintained", maintained_minors: 1, maintained: "18.7.2" })).toBe("Up to date is the newest patch of each maintained minor: 18.7.2. The newest minor is maintained.");
  expect(policyWords({ ...policy, latest_version: null, maintained: "" })).toBe("No release is out, so nobody is told anything.");
});
