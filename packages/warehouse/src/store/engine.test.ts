import { expect, test, vi } from "vitest";
import { batchOf } from "../testing/batch-of.ts";
import { ping } from "../testing/test-ping.ts";
import { Engine } from "./engine.ts";
import { plain } from "./sql.ts";
import { tableRows } from "./table.ts";

const landed = async (engine: Engine): Promise<number> => {
  const { tables } = await engine.read([plain("SELECT count(*) AS n FROM landing")]);
  return tables.flatMap((table) => tableRows<{ n: number }>(table))[0]?.n ?? 0;
};

test("left in peace, the engine moves closed weeks by itself and keeps the week being filled", async () => {
  const trouble: unknown[] = [];
  const engine = await Engine.open({ path: ":memory:", threads: 1, memoryLimit: "1GB", quietMs: 5, exportDirectories: [], onTrouble: (cause) => void trouble.push(cause) });
  const values = Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`m${index}`, index]));
  const old = Array.from({ length: 60 }, (_, index) => ping({ uuid: `u${index}`, at: "2025-12-01", values }));
  await engine.land(batchOf([...old, ping({ at: "2026-01-07", values: { m1: 1 } })]));
  await vi.waitFor(async () => expect(await landed(engine)).toBe(1), { timeout: 20_000 });
  await engine.close();
  expect(trouble).toEqual([]);
});

test("closing waits for what was asked before", async () => {
  const engine = await Engine.open({ path: ":memory:", threads: 1, memoryLimit: "1GB", quietMs: 5, exportDirectories: [], onTrouble: () => undefined });
  const work = [engine.land(batchOf([ping({ values: { a: 1 } })])), landed(engine), engine.compact()];
  await engine.close();
  expect((await Promise.allSettled(work)).map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "fulfilled"]);
});
