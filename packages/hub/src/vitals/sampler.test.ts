import { expect, test } from "vitest";
import { createSampler, mostSamples } from "./sampler.ts";

const start = Date.UTC(2026, 0, 1);

const run = () => {
  const state = { lag: 0 };
  const sampler = createSampler({ lagMs: () => state.lag, dataBytes: () => 5, freeBytes: () => 9 }, start);
  return { state, sampler };
};

test("a minute becomes one sample: pings a second, the slowest hundredth, the longest lag", () => {
  const { state, sampler } = run();
  for (let n = 0; n < 120; n += 1) sampler.acknowledged(n < 2 ? 2 : 0.01);
  for (let second = 1; second <= 60; second += 1) {
    state.lag = second === 7 ? 4_200 : 10;
    sampler.look(start + second * 1000);
  }
  const [sample, ...others] = sampler.samples();
  expect(others).toEqual([]);
  expect(sample).toMatchObject({ at: "2026-01-01T00:01:00.000Z", lag_seconds: 4.2, pings_per_second: 2, data_bytes: 5, free_bytes: 9 });
  expect(sample?.acknowledgement_p99).toBeGreaterThan(1.9);
});

test("a minute without a ping has no latency, and the next begins afresh", () => {
  const { sampler } = run();
  sampler.acknowledged(1);
  sampler.look(start + 60_000);
  sampler.look(start + 120_000);
  expect(sampler.samples().map((sample) => sample.acknowledgement_p99 === null)).toEqual([false, true]);
  expect(sampler.samples()[1]?.pings_per_second).toBe(0);
});

test("a day is kept, and no more", () => {
  const { sampler } = run();
  for (let n = 1; n <= mostSamples + 5; n += 1) sampler.look(start + n * 60_000);
  expect(sampler.samples()).toHaveLength(mostSamples);
  expect(sampler.samples()[0]?.at).toBe("2026-01-01T00:06:00.000Z");
});
