import { expect, test } from "vitest";
import { Stamps } from "./stamps.ts";

const open = () => {
  const world = { revision: 1, read: 0 };
  const stamps = new Stamps(() => world.revision);
  const ask = (name: string) => stamps.of(name, async () => `${name} ${(world.read += 1)}`);
  return { world, stamps, ask };
};

test("a stamp is read once for a revision, also by two who ask at the same time", async () => {
  const { world, ask } = open();
  expect(await Promise.all([ask("a"), ask("a"), ask("b")])).toEqual(["a 1", "a 1", "b 2"]);
  expect(await ask("a")).toBe("a 1");
  world.revision = 2;
  expect(await ask("a")).toBe("a 3");
});

test("one that could not be read is read again", async () => {
  const { stamps, ask } = open();
  await expect(stamps.of("a", () => Promise.reject(new Error("away")))).rejects.toThrow("away");
  expect(await ask("a")).toBe("a 1");
});
