import * as fc from "fast-check";
import { expect, test } from "vitest";
import { normaliseHostname, normaliseUuid } from "./identity.ts";

test("case takes no part in identity", () => {
  expect(normaliseUuid("ABC-Def")).toBe("abc-def");
  expect(normaliseHostname("GitLab.Example.COM")).toBe("gitlab.example.com");
});

test("a uuid is any string of 1 to 255 characters", () => {
  expect(normaliseUuid("x".repeat(255))).toHaveLength(255);
  expect([normaliseUuid(""), normaliseUuid("x".repeat(256)), normaliseUuid(7), normaliseUuid(null), normaliseUuid({})]).toEqual(
    Array(5).fill(undefined),
  );
});

test("what cannot be stored as text is replaced", () => {
  expect(normaliseUuid("a\0b\ud800c")).toBe("a\ufffdb\ufffdc");
  expect(normaliseHostname("h\udc00")).toBe("h\ufffd");
  expect(normaliseUuid("smile \u{1f600}")).toBe("smile \u{1f600}");
});

test("no hostname, and one that is no string, is the empty hostname", () => {
  expect([undefined, null, 4, ["a"]].map(normaliseHostname)).toEqual(["", "", "", ""]);
});

test("normalising twice changes nothing more", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      const once = normaliseUuid(text);
      expect(once === undefined ? undefined : normaliseUuid(once)).toBe(once);
      expect(normaliseHostname(normaliseHostname(text))).toBe(normaliseHostname(text));
    }),
  );
});
