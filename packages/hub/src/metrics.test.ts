import { expect, test } from "vitest";
import { createMetrics } from "./metrics.ts";

test("what is observed is told to Prometheus, and levels are read when it asks", async () => {
  const metrics = createMetrics();
  let queued = 1;
  metrics.watch({ lagSeconds: () => 0.5, queueBytes: () => queued, journalBytes: () => 3, warehouseBytes: () => 4 });
  metrics.observePost({ route: "/usage_data", outcome: "stored", seconds: 0.004 });
  metrics.observePost({ route: "/usage_data", outcome: "uuid_missing", seconds: 0.001 });
  metrics.observeQuery("fleet-weeks", 0.02);
  queued = 7;
  const lines = (await metrics.text()).split("\n");
  expect(lines).toContain('pinghouse_posts_total{route="/usage_data",outcome="stored"} 1');
  expect(lines).toContain('pinghouse_posts_total{route="/usage_data",outcome="uuid_missing"} 1');
  expect(lines).toContain('pinghouse_acknowledgement_seconds_bucket{le="0.005",route="/usage_data"} 2');
  expect(lines).toContain('pinghouse_query_seconds_count{question="fleet-weeks"} 1');
  expect(lines).toContain("pinghouse_queue_bytes 7");
  expect(lines).toContain("pinghouse_journal_to_query_lag_seconds 0.5");
});
