import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { freeBytes, leastFree, watchDisk } from "./disk-watch.ts";

test("below the least it is nearly full; what cannot be asked counts as enough", async () => {
  const nearlyFull = async (free: () => Promise<number>) => {
    const watch = await watchDisk(free);
    watch.stop();
    return watch.nearlyFull();
  };
  expect(await nearlyFull(async () => leastFree - 1)).toBe(true);
  expect(await nearlyFull(async () => leastFree)).toBe(false);
  expect(await nearlyFull(() => Promise.reject(new Error("no such directory")))).toBe(false);
  expect(await nearlyFull(() => freeBytes(tmpdir()))).toBe(false);
});

test("it looks again", async () => {
  let free = leastFree;
  const watch = await watchDisk(async () => free, 1);
  free = 0;
  await expect.poll(() => watch.nearlyFull(), { timeout: 20_000 }).toBe(true);
  watch.stop();
});
