import { expect, test } from "vitest";
import { listOf } from "../testing/land-oracle.ts";
import { openTestStore } from "../testing/open-test-store.ts";
import { installationId, ping } from "../testing/test-ping.ts";
import { installationPings, type InstallationPingsRow } from "./installation-pings.ts";

test("every ping is listed, and the newest of each week stands", async () => {
  const mine = { uuid: "a", hostname: "h" };
  await using store = await openTestStore([
    ping({ id: 11, ...mine, at: "2025-12-30", received: "2026-01-09T00:00:00Z", values: { a: 1, b: 2 } }),
    ping({ id: 12, ...mine, at: "2026-01-04T23:59:59Z", received: "2026-01-09T00:00:01Z", source: "import", bytes: 77 }),
    ping({ id: 13, ...mine, at: "2026-01-05", received: "2026-01-09T00:00:02Z" }),
    ping({ id: 14, uuid: "b", hostname: "h", at: "2026-01-05" }),
  ]);
  const rows = await listOf<InstallationPingsRow>(store, installationPings({ id: installationId("a", "h") }));
  expect(rows.map((row) => [row.ping_id, row.week, row.stands])).toEqual([
    [11, "2025-12-29", false],
    [12, "2025-12-29", true],
    [13, "2026-01-05", true],
  ]);
  expect(rows[1]).toMatchObject({ recorded_at: "2026-01-04T23:59:59.000Z", received_at: "2026-01-09T00:00:01.000Z", source: "import", bytes: 77 });
});
