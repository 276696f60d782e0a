import { expect, test } from "vitest";
import { createClosers } from "./closers.ts";

test("what was opened last is closed first, once, and a failure stops nothing", async () => {
  const closers = createClosers();
  const closed: string[] = [];
  closers.add(async () => void closed.push("first"));
  closers.add(async () => {
    closed.push("second");
    throw new Error("stuck");
  });
  closers.add(async () => void closed.push("third"));
  await expect(closers.close()).rejects.toThrow("stuck");
  await expect(closers.close()).rejects.toThrow("stuck");
  expect(closed).toEqual(["third", "second", "first"]);
});
