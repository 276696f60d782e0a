import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readFileRows } from "../../store/testing/read-file.ts";
import { openStore } from "../../store/open-store.ts";
import { batchOf } from "../../testing/batch-of.ts";
import { tempDir } from "../../testing/temp-dir.ts";
import { ping } from "../../testing/test-ping.ts";
import { snapshotTable } from "../tables/snapshot-table.ts";
import { writeWeeks } from "./write-weeks.ts";

const example = fileURLToPath(new URL("../../../../../docs/examples/dbt-source.yml", import.meta.url));

test("the location in the example for dbt is one that DuckDB reads, with the week from the directory's name", async () => {
  using dir = tempDir();
  await using store = await openStore(":memory:", { exportDirectories: [dir.path] });
  await store.land(batchOf([ping({ uuid: "a", at: "2026-01-07", values: { n: 1, t: "word" } }), ping({ uuid: "a", at: "2026-01-14", values: { n: 0.1 } })]));
  await writeWeeks(store, join(dir.path, "snapshot-20260118T101530Z-7"), {
    source: snapshotTable({ cohort: {}, hostnames: false }),
    about: { words: {}, units: {} },
    signal: new AbortController().signal,
  });
  const location = /external_location: "(.*)"/.exec(readFileSync(example, "utf8"))?.[1]?.replace("{{ var('pinghouse_exports') }}", dir.path);
  const rows = await readFileRows(`(SELECT week::VARCHAR, metric, value, value_text FROM ${location ?? ""} ORDER BY ALL)`);
  expect(rows).toEqual([
    ["2026-01-05", "n", 1, null],
    ["2026-01-05", "t", null, "word"],
    ["2026-01-12", "n", 0.1, null],
  ]);
});
