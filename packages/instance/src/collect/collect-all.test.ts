import { expect, test } from "vitest";
import { collectAll } from "./collect-all.ts";
import { NothingNew, type Collector, type DataCategory, type Measured } from "./measured.ts";

const all = (): boolean => true;
const never = new AbortController().signal;
const one = (key_path: string, data_category: DataCategory = "optional", json = "1"): Measured => ({ key_path, json, data_category, time_elapsed: 0 });
const yielding = (name: string, ...values: Measured[]): Collector => ({
  name,
  async *collect() {
    yield* values;
  },
});

test("what several collectors found comes in their order, whoever was faster", async () => {
  const slow: Collector = {
    name: "slow",
    async *collect() {
      await new Promise((done) => setTimeout(done, 20));
      yield one("slow.a");
    },
  };
  const found = await collectAll([slow, yielding("fast", one("fast.a"), one("slow.a", "optional", "2"))], all, never);
  expect(found.map(({ key_path, json }) => [key_path, json])).toEqual([
    ["slow.a", "1"],
    ["fast.a", "1"],
  ]);
});

test("a collector that fails costs what it promised and had not measured, and no other's", async () => {
  const broken: Collector = {
    name: "broken",
    promises: [one("b.first"), one("b.second"), one("b.unwanted", "operational")],
    async *collect() {
      yield one("b.first");
      throw new Error("no such table");
    },
  };
  const found = await collectAll([broken, yielding("sound", one("s"))], (category) => category === "optional", never);
  expect(found).toEqual([one("b.first"), { key_path: "b.second", json: "-1", data_category: "optional", time_elapsed: expect.any(Number), error: "broken: no such table" }, one("s")]);
});

test("a collector that hangs, deaf to its signal, costs its own metrics", async () => {
  const hanging: Collector = {
    name: "hanging",
    promises: [one("h")],
    async *collect() {
      await new Promise(() => {});
      yield one("h");
    },
  };
  const found = await collectAll([hanging, yielding("sound", one("s"))], all, never, { timeout: 30 });
  expect(found).toMatchObject([{ key_path: "h", json: "-1", error: "hanging: took longer than its collector may" }, one("s")]);
});

test("what is not wanted is left out even of a collector that yields it", async () => {
  expect(await collectAll([yielding("a", one("o"), one("s", "standard"))], (category) => category === "standard", never)).toEqual([one("s", "standard")]);
});

test("a cancelled collection rejects with the reason", async () => {
  const control = new AbortController();
  const waiting: Collector = {
    name: "waiting",
    async *collect() {
      control.abort(new Error("the program ends"));
      await new Promise(() => {});
      yield one("w");
    },
  };
  await expect(collectAll([waiting], all, control.signal)).rejects.toThrow("the program ends");
});

test("nothing new in a source means nothing to send", async () => {
  const stale: Collector = {
    name: "gitlab",
    // oxlint-disable-next-line require-yield
    async *collect() {
      throw new NothingNew("2026-11-16T04:05:06.789Z");
    },
  };
  await expect(collectAll([stale, yielding("a", one("a"))], all, never)).rejects.toBeInstanceOf(NothingNew);
});

test("where a vital collector fails nothing is measured at all", async () => {
  const gone: Collector = {
    name: "gitlab",
    vital: true,
    // oxlint-disable-next-line require-yield
    async *collect() {
      throw new Error("GitLab does not answer");
    },
  };
  await expect(collectAll([gone, yielding("a", one("a"))], all, never)).rejects.toThrow("GitLab does not answer");
});
