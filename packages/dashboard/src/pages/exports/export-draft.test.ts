import { expect, test } from "vitest";
import { draftFaults, type ExportDraft, mayHoldHostnames, modeOf, nameFault, orderOf } from "./export-draft.ts";

const draft: ExportDraft = {
  name: "",
  format: "parquet",
  layout: "weeks",
  mode: "new",
  destination: "team",
  hostnames: true,
  often: "schedule",
  cron: "0 6 * * 1",
  time_zone: "Europe/Berlin",
};
const snapshot = { kind: "snapshot", query: "edition=EE" } as const;
const places = [{ name: "team", hostnames: false }];

const question = { kind: "question", path: "/adoption", query: "" } as const;

test("an order holds what fits together, and leaves out the rest", () => {
  expect(orderOf(draft, snapshot, "weekly", true)).toMatchObject({ name: "weekly", source: "snapshot", path: null, query: "edition=EE", layout: "weeks", hostnames: true });
  expect(orderOf({ ...draft, format: "csv" }, snapshot, "weekly", true).layout).toBe("file");
  expect(orderOf(draft, question, "weekly", false)).toMatchObject({ source: "question", path: "/adoption", layout: "file", hostnames: false });
});

test("only schedules of the tables hold what is new", () => {
  expect(modeOf(draft, snapshot)).toBe("new");
  expect(modeOf({ ...draft, often: "once" }, snapshot)).toBe("full");
  expect(modeOf(draft, question)).toBe("full");
});

test("an operator may have host names anywhere, an analyst where the destination grants it", () => {
  expect(mayHoldHostnames(undefined, "operator")).toBe(true);
  expect(mayHoldHostnames({ name: "team", hostnames: false }, "analyst")).toBe(false);
  expect(mayHoldHostnames({ name: "team", hostnames: true }, "analyst")).toBe(true);
});

test("faults say what to do", () => {
  expect(draftFaults(draft, "weekly", places)).toEqual([]);
  expect(draftFaults({ ...draft, destination: "gone" }, "weekly", places)).toEqual(["Choose where the files go."]);
  expect(draftFaults(draft, "a b", places)).toHaveLength(1);
});

test.each(["", "a/b", "..", ".hidden", "two words", "ü", "a".repeat(101)])("%j names no file", (name) => {
  expect(nameFault(name)).toBeDefined();
});
