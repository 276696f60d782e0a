import { expect, test } from "vitest";
import { createMetrics } from "./metrics.ts";

const rest = {
  diskFreeBytes: () => 5, accepted: () => 6, landed: () => 7, setAside: async () => ({ future: 2, unapproved: 0 }),
  storeQueue: () => ({ running: 1, waiting: 9 }), journalUp: () => true, storeUp: () => false,
};

test("what is observed is told to Prometheus, and levels are read when it asks", async () => {
  const metrics = createMetrics();
  let queued = 1;
  metrics.watch({ lagSeconds: () => 0.5, queueBytes: () => queued, journalBytes: () => 3, warehouseBytes: () => 4, ...rest });
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
  for (const line of ['pinghouse_pings_set_aside{reason="future"} 2', "pinghouse_disk_free_bytes 5", "pinghouse_pings_accepted 6", "pinghouse_pings_landed 7", "pinghouse_store_waiting 9", "pinghouse_journal_up 1", "pinghouse_store_up 0"]) expect(lines).toContain(line);
});

test("pings set aside that cannot be counted are no figure, and keep back no other", async () => {
  const metrics = createMetrics();
  metrics.watch({ lagSeconds: () => 0, queueBytes: () => 0, journalBytes: () => 3, warehouseBytes: () => 4, ...rest, setAside: () => Promise.reject(new Error("gone")) });
  const text = await metrics.text();
  expect(text).not.toContain("pinghouse_pings_set_aside{");
  expect(text).toContain("pinghouse_journal_bytes 3");
});

test("exports are told by how they ended, and schedules by when they last were done", async () => {
  const metrics = createMetrics();
  metrics.watchExports(() => 2);
  metrics.noteExported(3, 5_000);
  metrics.noteExported(4, 6_000);
  metrics.observeExport({ schedule: 4, state: "done", at: 9_500 });
  metrics.observeExport({ schedule: 3, state: "failed", at: 10_000 });
  metrics.observeExport({ schedule: null, state: "done", at: 10_000 });
  const lines = (await metrics.text()).split("\n");
  for (const line of ['pinghouse_export_runs_total{state="done"} 2', 'pinghouse_export_runs_total{state="failed"} 1', "pinghouse_export_running 2",
    'pinghouse_export_last_success_timestamp_seconds{schedule="3"} 5', 'pinghouse_export_last_success_timestamp_seconds{schedule="4"} 9.5']) expect(lines).toContain(line);
});

test("checks are told by what they were told, and their recorder by what became of them", async () => {
  const metrics = createMetrics();
  metrics.watchChecks(() => ({ recorded: 5, waiting: 2, dropped: 1, folded: 3 }));
  for (const severity of ["danger", "danger", "unknown"]) metrics.observeCheck(severity);
  await metrics.text();
  const lines = (await metrics.text()).split("\n");
  for (const line of ['pinghouse_checks_total{severity="danger"} 2', 'pinghouse_checks_total{severity="unknown"} 1', "pinghouse_checks_recorded_total 5",
    "pinghouse_checks_waiting 2", "pinghouse_checks_dropped_total 1", "pinghouse_checks_folded_total 3"]) expect(lines).toContain(line);
});
