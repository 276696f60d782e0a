import { expect, test } from "vitest";
import { holdsEmail } from "./holds-email.ts";

test.each(["a@b.co", "x <first.last+tag@sub.example.org>", "mailto:%7Bkey%7D@incoming.example.com", "\"odd name\"@example.com", "ü@müller.de", "@a@b.cd", "a＠b.co", "ａ＠ｂ．ｃｏ", "a﹫b.co", "名@例え。jp", "a@b．co"])(
  "%s holds an e-mail address",
  (text) => expect(holdsEmail(text)).toBe(true),
);

test.each(["", "@", "a@", "@b.co", "a@b", "a@b.", "a@.co", "a@-b.co", "pkg@1.2.3", "a @b.co", "a@b c.de", "a@b..co", "@scope/name", "root@10.0.0.1", "＠", "ｐｋｇ＠１．２．３", "a＠b", "a@b．", "全＠角"])(
  "%s holds none",
  (text) => expect(holdsEmail(text)).toBe(false),
);

test("a megabyte of at signs is looked through once", () => {
  expect(holdsEmail("a@".repeat(500_000))).toBe(false);
  expect(holdsEmail("a".repeat(500_000) + "@".repeat(500_000))).toBe(false);
});
