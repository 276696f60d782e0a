import { expect, test } from "vitest";
import { downloadHref, sourceWords, suggestedName } from "./source-words.ts";

test("a source reads as what it is, and of whom", () => {
  expect(sourceWords({ kind: "snapshot", query: "" })).toBe("Snapshot table, every metric: all reporting installations");
  expect(sourceWords({ kind: "snapshot", query: "edition=EE&size=501-2000&metric=counts.issues" })).toBe("Snapshot table of counts.issues: EE, 501 to 2,000 users");
  expect(sourceWords({ kind: "snapshot", query: "metric=a&metric=b" })).toBe("Snapshot table, 2 metrics: all reporting installations");
  expect(sourceWords({ kind: "pings", query: "from=2026-01-05" })).toBe("Pings table: since 2026-01-05");
  expect(sourceWords({ kind: "question", path: "/metrics", query: "" })).toBe("Dictionary of metrics");
  expect(sourceWords({ kind: "question", path: "/metrics/counts.a%2Fb/trend", query: "edition=CE" })).toBe("Weekly trend of counts.a/b: CE");
  expect(sourceWords({ kind: "question", path: "/retention", query: "by=created" })).toBe("Retention");
  expect(sourceWords({ kind: "question", path: "/fleet/ledger", query: "" })).toBe("/fleet/ledger: all reporting installations");
});

test("a suggested name holds nothing that a file's name must not", () => {
  expect(suggestedName({ kind: "question", path: "/metrics/counts.a%2Fb c/trend", query: "" })).toBe("metrics-counts.a-b-c-trend");
  expect(suggestedName({ kind: "question", path: "/%2E%2E", query: "" })).toMatch(/^[\w][\w.-]*$/);
  expect(suggestedName({ kind: "snapshot", query: "" })).toBe("snapshot");
});

test("what is downloaded at once is what would be exported", () => {
  expect(downloadHref({ kind: "snapshot", query: "edition=EE&metric=a" }, "parquet")).toBe("/api/v1/snapshot?edition=EE&metric=a&format=parquet");
  expect(downloadHref({ kind: "pings", query: "" }, "csv.gz")).toBe("/api/v1/pings?format=csv.gz");
  expect(downloadHref({ kind: "question", path: "/adoption", query: "" }, "csv")).toBe("/api/v1/adoption?format=csv");
  expect(downloadHref({ kind: "question", path: "/adoption", query: "" }, "csv.gz")).toBeUndefined();
});
