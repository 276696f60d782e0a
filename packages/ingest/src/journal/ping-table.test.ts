import * as fc from "fast-check";
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { createColumns, PingTable, pushEntry, sliceColumns, standings } from "./ping-table.ts";

const digest = (text: string) => createHash("sha256").update(text).digest();

const columnsOf = (names: readonly string[], firstId: number) =>
  names.reduce(
    (columns, name, at) => pushEntry(columns, { id: firstId + at * 3, key: digest(name), body: digest(`body ${name}`), uuid: at, installation: at, offset: at * 100, standing: standings.ready }),
    createColumns(0),
  );

test("the table answers as a map from key to first entry would, however it was filled", () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.integer({ min: 0, max: 400 }).map(String), { maxLength: 300 }), { maxLength: 6 }), (batches) => {
      const table = new PingTable();
      const names: string[] = [];
      for (const batch of batches) {
        table.append(columnsOf(batch, 1 + names.length * 3));
        names.push(...batch);
      }
      for (let n = 0; n <= 401; n += 1) expect(table.find(digest(String(n)))).toBe(names.indexOf(String(n)));
      names.forEach((name, ordinal) => {
        expect(table.ordinalOf(1 + ordinal * 3)).toBe(ordinal);
        expect(table.sameBody(ordinal, digest(`body ${name}`))).toBe(true);
        expect(table.sameBody(ordinal, digest("other"))).toBe(false);
      });
      expect([table.ordinalOf(2), table.ordinalOf(0), table.ordinalOf(1 + names.length * 3)]).toEqual([-1, -1, -1]);
    }),
    { numRuns: 30 },
  );
});

test("entries dropped from the front are forgotten, and the others found where they now are", () => {
  const names = Array.from({ length: 3000 }, (_, at) => `n${at}`);
  const table = new PingTable();
  table.append(columnsOf(names, 1));
  table.dropFirst(1000);
  expect(table.find(digest("n999"))).toBe(-1);
  expect(table.find(digest("n1000"))).toBe(0);
  expect(table.find(digest("n2999"))).toBe(1999);
  expect(table.length).toBe(2000);
});

test("a slice holds exactly its entries", () => {
  const slice = sliceColumns(columnsOf(["a", "b", "c"], 1), 1, 3);
  expect([slice.length, [...slice.ids], [...slice.offsets]]).toEqual([2, [4, 7], [100, 200]]);
});
