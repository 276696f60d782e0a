import { expect, test } from "vitest";
import { createRates } from "./rates.ts";

const noon = Date.UTC(2026, 0, 1, 12);
const times = (n: number, work: () => void): void => {
  for (let i = 0; i < n; i += 1) work();
};

test("a name may post so often a minute, and again in the next", () => {
  const rates = createRates({ uuid: 3, address: 1 });
  times(3, () => rates.countUuid("a", noon + 59_000));
  expect(() => rates.countUuid("a", noon + 59_001)).toThrow(expect.objectContaining({ code: "too_many_requests", retryAfter: 1 }));
  rates.countUuid("b", noon + 59_002);
  times(3, () => rates.countUuid("a", noon + 60_000));
});

test("an IPv6 network of 64 bits is one address, however it is written", () => {
  const rates = createRates({ uuid: 1, address: 2 });
  rates.countAddress("2001:db8:0:1::5", noon);
  rates.countAddress("2001:DB8:0:1:a:b:c:d", noon);
  rates.countAddress("2001:db8:0:2::5", noon);
  expect(() => rates.countAddress("2001:db8:0:1::7", noon)).toThrow(expect.objectContaining({ code: "too_many_requests" }));
  times(2, () => rates.countAddress("::ffff:192.0.2.1", noon));
  expect(() => rates.countAddress("192.0.2.1", noon)).toThrow(expect.objectContaining({ code: "too_many_requests" }));
});

test("more names than memory allows begin anew instead of growing", () => {
  const rates = createRates({ uuid: 1, address: 1 }, 10);
  for (let i = 0; i < 1_000; i += 1) rates.countUuid(`u${i}`, noon);
  expect(() => rates.countUuid("u999", noon)).toThrow(expect.objectContaining({ code: "too_many_requests" }));
});
