import { statSync } from "node:fs";
import { join } from "node:path";
import { mkdtempDisposable } from "@pinghouse/shared/node/temporary-directory";
import { expect, test } from "vitest";
import { openState } from "./open-state.ts";
import { addPing, forgetPings, newestPing, notePing, pingById, pingBytes } from "./pings.ts";

const modeOf = (path: string): number => statSync(path).mode & 0o777;

test("an identity is made once, in files that only their owner may read, wherever they lie", async () => {
  await using directory = mkdtempDisposable();
  const path = join(directory.path, "data");
  const made = await (async () => {
    await using state = await openState(path);
    return state.identity;
  })();
  expect(made.uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(made.secret).toMatch(/^[\w-]{43}$/);
  await using again = await openState(path, { uuid: "another" });
  expect(again.identity).toEqual(made);
  expect(["", "instance.db", "instance.db-wal", "instance.db-shm"].map((name) => modeOf(join(path, name)))).toEqual([0o700, 0o600, 0o600, 0o600]);
});

test("an application's own uuid is its identity", async () => {
  await using directory = mkdtempDisposable();
  await using state = await openState(directory.path, { uuid: "app-7" });
  expect(state.identity.uuid).toBe("app-7");
});

test("what was tried is kept for a year and previews are kept while they are new, byte for byte", async () => {
  await using directory = mkdtempDisposable();
  await using state = await openState(directory.path);
  const add = async (madeAt: number) => {
    const bytes = { payload: Buffer.from(`{"a": ${madeAt}, "é": 12345678901234567890}\n`), metadata: Buffer.from("m"), metrics: Buffer.from("[]") };
    return addPing(state, { ...bytes, madeAt, recordedAt: "r", slot: null, sha256: "s", size: 1, categories: ["standard"] });
  };
  const [older, tried] = [await add(1), await add(1)];
  for (const { id } of [older, tried]) await notePing(state, id, { triedAt: 1_000, state: "sent" });
  const previews = [await add(2), await add(3), await add(4)];
  expect((await pingBytes(state, previews[2]?.id ?? 0))?.payload.toString()).toBe('{"a": 4, "é": 12345678901234567890}\n');
  await forgetPings(state, { before: 1, tried: 1, previews: 2 });
  const left = await Promise.all([tried, ...previews].map(async ({ id }) => (await pingById(state, id)) !== undefined));
  expect([left, await newestPing(state)]).toEqual([[true, false, true, true], previews[2]?.id]);
  await forgetPings(state, { before: 2, tried: 1, previews: 2 });
  expect([await pingById(state, older.id), (await pingById(state, tried.id))?.state]).toEqual([undefined, "sent"]);
});
