import { expect, test } from "vitest";
import { allowedFailures, attemptWindow, makeAttempts } from "./attempts.ts";

/** As many attempts as are allowed; answers whether all were. */
const burst = (attempts: ReturnType<typeof makeAttempts>, key: string, at: number): boolean =>
  Array.from({ length: allowedFailures }, (_, n) => attempts.begin(key, at + n)).every((wait) => wait === undefined);

test("the sixth attempt within a quarter of an hour has to wait until the first is old", () => {
  const attempts = makeAttempts();
  burst(attempts, "a", 0);
  expect(attempts.begin("a", 1000)).toBe(attemptWindow - 1000);
  expect(attempts.begin("b", 1000)).toBeUndefined();
  expect(attempts.begin("a", attemptWindow)).toBeUndefined();
  expect(attempts.begin("a", attemptWindow)).toBe(1);
});

test("a success forgets the failures before it", () => {
  const attempts = makeAttempts();
  burst(attempts, "a", 0);
  attempts.succeed("a");
  expect(burst(attempts, "a", 10)).toBe(true);
});

test("a forgiven attempt does not count, others of its key do", () => {
  const attempts = makeAttempts();
  burst(attempts, "a", 0);
  attempts.forgive("a", 3);
  expect(attempts.begin("a", 10)).toBeUndefined();
  expect(attempts.begin("a", 11)).toBe(attemptWindow - 11);
});

test("memory is bounded: the longest unused key is forgotten", () => {
  const attempts = makeAttempts();
  burst(attempts, "first", 0);
  for (let n = 0; n < 20_000; n += 1) attempts.begin(`other ${n}`, 10);
  expect(attempts.begin("first", 20)).toBeUndefined();
});
