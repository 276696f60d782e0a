import { expect, test } from "vitest";
import { exportHref } from "./export-href.ts";

test("a question goes to the form whole, without what cuts and formats an answer", () => {
  const href = exportHref("/api/v1/metrics/counts.issues%2Fall/trend?edition=EE&edition=family%3ACE&limit=1000&format=csv");
  const params = new URL(href, "http://hub").searchParams;
  expect(href.startsWith("/exports/new?")).toBe(true);
  expect(params.get("path")).toBe("/metrics/counts.issues%2Fall/trend");
  expect(params.get("query")).toBe("edition=EE&edition=family%3ACE");
});

test("a question without parameters has no query", () => {
  expect(exportHref("/api/v1/retention?limit=1000")).toBe("/exports/new?path=%2Fretention");
});
