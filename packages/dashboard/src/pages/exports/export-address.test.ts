import type { ExportSource } from "@pinghouse/shared/exports/order";
import { expect, test } from "vitest";
import { formHref, kindOf, sourceOfAddress } from "./export-address.ts";

const sources: readonly ExportSource[] = [
  { kind: "snapshot", query: "" },
  { kind: "snapshot", query: "edition=EE&size=501-2000&metric=counts.issues&metric=counts.ci_builds" },
  { kind: "pings", query: "version=%3E%3D18.0+%3C19&from=2026-01-05" },
  { kind: "question", path: "/metrics", query: "" },
  { kind: "question", path: "/metrics/counts.issues/trend", query: "edition=EE&has=counts.boards" },
];

test.each(sources)("the form opens with the source that a schedule has: %j", (source) => {
  const row = { source: source.kind, path: source.kind === "question" ? source.path : null, query: source.query };
  const { searchParams } = new URL(formHref({ id: 7, ...row }, "edit"), "http://hub");
  expect(searchParams.get("edit")).toBe("7");
  expect(sourceOfAddress(searchParams)).toEqual(source);
});

test("an address that says nothing means the whole snapshot table", () => {
  expect(sourceOfAddress(new URLSearchParams())).toEqual({ kind: "snapshot", query: "" });
});

test("conditions with a fault stay out of the order", () => {
  expect(sourceOfAddress(new URLSearchParams("source=pings&version=eighteen&edition=EE"))).toEqual({ kind: "pings", query: "edition=EE" });
});

test("the dictionary is the list of metrics with nothing left out", () => {
  expect(kindOf({ kind: "question", path: "/metrics", query: "" })).toBe("dictionary");
  expect(kindOf({ kind: "question", path: "/metrics", query: "search=issues" })).toBe("question");
});
