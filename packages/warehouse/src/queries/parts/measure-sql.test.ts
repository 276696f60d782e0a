import * as fc from "fast-check";
import { timeFrames } from "@pinghouse/shared/metrics/definition";
import { measureOf } from "@pinghouse/shared/metrics/measure";
import { expect, test } from "vitest";
import { sql } from "../../store/sql.ts";
import { rowsOf } from "../../testing/land-oracle.ts";
import { openTestStore } from "../../testing/open-test-store.ts";
import { formSql, measureSql } from "./measure-sql.ts";

const piece = fc.constantFrom("counts", "counts_weekly", "counts_monthly", "usage_activity_by_stage_monthly", ".", "\\.", "_weekly", "_monthly", "a", "\n");
const key = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(""));

test("the engine finds the same measure as the one rule", async () => {
  await using store = await openTestStore();
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(key, fc.option(fc.constantFrom(...timeFrames))), { minLength: 1, maxLength: 40 }), async (all) => {
      for (const [text, frame] of all) {
        const query = sql`SELECT ${measureSql("key", "frame")} AS measure, ${formSql("key", "frame")} AS form FROM (SELECT ${text} AS key, ${frame}::VARCHAR AS frame)`;
        const [row] = await rowsOf<{ measure: string; form: string | null }>(store, query);
        const { measure, window } = measureOf(text, frame === null ? null : { time_frame: frame });
        expect([text, frame, row?.measure, row?.form]).toEqual([text, frame, measure, window]);
      }
    }),
    { numRuns: 10 },
  );
});
