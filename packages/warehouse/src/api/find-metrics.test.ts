import { expect, test } from "vitest";
import { landOracle } from "../testing/land-oracle.ts";
import { testDefinition } from "../testing/test-definition.ts";
import { findMetrics } from "./find-metrics.ts";

const values = { "a.Boards_x": 1, "a.b%s": 2, "counts.issue_boards": 3 };
const sent = { id: 1, uuid: "u", hostname: "", recorded_at: 0, received_at: 0, version: null, edition: null, users: null, values };

test("a search finds a part of a key, case aside, and takes signs of a pattern by the letter", async () => {
  await using world = await landOracle([sent]);
  expect(await findMetrics(world.store, "boards")).toEqual(["a.Boards_x", "counts.issue_boards"]);
  expect(await findMetrics(world.store, "%")).toEqual(["a.b%s"]);
  expect(await findMetrics(world.store, "A.BOARDS_")).toEqual(["a.Boards_x"]);
  expect(await findMetrics(world.store, "nothing")).toEqual([]);
});

test("typos are forgiven, and what a definition says is found as soon as it is known", async () => {
  await using world = await landOracle([sent]);
  expect(await findMetrics(world.store, "isseu")).toEqual(["counts.issue_boards"]);
  expect(await findMetrics(world.store, "harbour")).toEqual([]);
  await world.store.define({ content: "later", definitions: [testDefinition("counts.boats", { description: "Boats in the harbour" })] });
  expect(await findMetrics(world.store, "harbour")).toEqual(["counts.boats"]);
});
