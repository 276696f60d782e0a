import { expect, test } from "vitest";
import { reasonOf } from "./reason-of.ts";

const failure = (message: string, code?: string): Error => Object.assign(new Error(message), code === undefined ? {} : { code });

test.each([
  [failure("connect ECONNREFUSED 10.1.2.3:5432", "ECONNREFUSED"), "its source cannot be reached or read (ECONNREFUSED)"],
  [failure("getaddrinfo ENOTFOUND db.internal", "ENOTFOUND"), "its source cannot be reached or read (ENOTFOUND)"],
  [failure("ENOENT: no such file, open '/etc/secret'", "ENOENT"), "its source cannot be reached or read (ENOENT)"],
  [failure("unable to verify the first certificate of db.internal", "UNABLE_TO_VERIFY_LEAF_SIGNATURE"), "its source cannot be reached or read (UNABLE_TO_VERIFY_LEAF_SIGNATURE)"],
  [failure('invalid input syntax for type integer: "ada@example.com"', "22P02"), "the database refused it (SQLSTATE 22P02)"],
  [failure('password authentication failed for user "app"', "28P01"), "the database refused it (SQLSTATE 28P01)"],
  [failure('relation "rooms" does not exist', "42P01"), 'relation "rooms" does not exist'],
  [failure("a statement took longer than 15 s"), "a statement took longer than 15 s"],
  ["words of a stranger", "failed"],
])("%s leaves as: %s", (error, words) => {
  expect(reasonOf(error)).toBe(words);
});
