import { expect, test } from "vitest";
import { openTestStore } from "../testing/open-test-store.ts";
import { quietArchive } from "../testing/quiet-archive.ts";
import { ping } from "../testing/test-ping.ts";
import { status } from "./status.ts";

test("status adds the journal's figures to the warehouse's", async () => {
  const hour = Date.parse("2026-01-05T10:00:00Z");
  await using store = await openTestStore(
    [
      ping({ uuid: "a", at: "2026-01-05T10:00:00Z", values: { x: 1, y: 2 } }),
      ping({ uuid: "a", at: "2026-01-05T11:00:00Z", values: { x: 2 } }),
      ping({ uuid: "b", at: "2026-01-05T12:00:00Z", values: { z: "failed" } }),
    ],
    {
      counts: [
        { hour, outcome: "duplicate", reason: "", n: 2 },
        { hour, outcome: "refused", reason: "bad_json", n: 3 },
        { hour, outcome: "refused", reason: "too_deep", n: 1 },
        { hour, outcome: "conflict", reason: "", n: 5 },
      ],
    },
  );
  expect(await status(store, quietArchive({ accepted: 4 }))).toMatchObject({
    as_of: "2026-01-05T12:00:00.000Z",
    pings: { accepted: 4, landed: 3, duplicates: 2, conflicts: 5, quarantined: 0, refused: 4 },
    installations: 2,
    metrics: 3,
    journal_bytes: 12,
  });
});

test("an empty hub has zeros and no as-of", async () => {
  await using store = await openTestStore([]);
  expect(await status(store, quietArchive({ accepted: 0 }))).toMatchObject({ as_of: null, pings: { accepted: 0, landed: 0, refused: 0 }, installations: 0, metrics: 0 });
});
