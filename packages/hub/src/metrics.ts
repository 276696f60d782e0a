import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

/** Figures that are read when Prometheus asks. Bytes, and seconds since the oldest ping that is not yet queryable was received. */
export interface Levels {
  lagSeconds: () => number;
  queueBytes: () => number;
  journalBytes: () => number;
  warehouseBytes: () => number;
  diskFreeBytes: () => number;
  /** Distinct pings given an id, and those of them in the warehouse. */
  accepted: () => number;
  landed: () => number;
  /** Pings set aside now, by reason. */
  setAside: () => Promise<Record<string, number>>;
  storeQueue: () => { running: number; waiting: number };
  /** Whether posts can be written and questions answered. */
  journalUp: () => boolean;
  storeUp: () => boolean;
}

/** What the hub measures about itself. */
export interface HubMetrics {
  /** A post was answered: which route, how (`stored`, `duplicate`, … or the code of its refusal), after how many seconds. */
  observePost(post: { route: string; outcome: string; seconds: number }): void;
  /** A version check was answered: success, warning, danger or unknown. */
  observeCheck(severity: string): void;
  /** Names where the counts of the checks' recorder come from. */
  watchChecks(counts: () => { recorded: number; waiting: number; dropped: number; folded: number }): void;
  /** A question was answered by the store. */
  observeQuery(question: string, seconds: number): void;
  /** A run of an export ended, or is to be tried again (`waiting`). `at` is in milliseconds since 1970. */
  observeExport(run: { schedule: number | null; state: string; at: number }): void;
  /** When the newest run of a schedule that was done ended, as the hub finds it at its start. */
  noteExported(schedule: number, at: number): void;
  /** Names where the number of running exports comes from. */
  watchExports(running: () => number): void;
  /** Names where the levels come from. Until then they are absent. */
  watch(levels: Levels): void;
  text(): Promise<string>;
  contentType: string;
}

const fine = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

const gauge = (registry: Registry, name: string, help: string, read: () => number) =>
  new Gauge({ name, help, registers: [registry], collect() { this.set(read()); } });

const total = (registry: Registry, name: string, help: string, read: () => number) =>
  new Counter({ name, help, registers: [registry], collect() { this.reset(); this.inc(read()); } });

const setAsideGauge = (registry: Registry, read: Levels["setAside"]) =>
  new Gauge({
    name: "pinghouse_pings_set_aside",
    help: "Pings set aside now, by reason.",
    labelNames: ["reason"],
    registers: [registry],
    async collect() {
      const counts = await read().catch(() => undefined);
      if (counts === undefined) this.reset();
      else for (const [reason, n] of Object.entries(counts)) this.set({ reason }, n);
    },
  });

/** A registry of the hub's own. Every series is named `pinghouse_…` but those of Node itself. */
export const createMetrics = (): HubMetrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const posts = new Counter({ name: "pinghouse_posts_total", help: "Posts answered, by route and outcome.", labelNames: ["route", "outcome"], registers });
  const acknowledgement = new Histogram({ name: "pinghouse_acknowledgement_seconds", help: "From a post's first byte to its answer.", labelNames: ["route"], buckets: fine, registers });
  const queries = new Histogram({ name: "pinghouse_query_seconds", help: "Time of a question in the store.", labelNames: ["question"], buckets: fine, registers });
  const exported = new Counter({ name: "pinghouse_export_runs_total", help: "Runs of exports that ended (done, failed, stopped), and tries that are repeated (waiting).", labelNames: ["state"], registers });
  const lastExport = new Gauge({ name: "pinghouse_export_last_success_timestamp_seconds", help: "When the newest run of a schedule that is done ended.", labelNames: ["schedule"], registers });
  const checks = new Counter({ name: "pinghouse_checks_total", help: "Version checks answered, by what they were told.", labelNames: ["severity"], registers });
  const noteExported = (schedule: number, at: number): void => lastExport.set({ schedule: String(schedule) }, at / 1000);
  return {
    observeExport: ({ schedule, state, at }) => {
      exported.inc({ state });
      if (state === "done" && schedule !== null) noteExported(schedule, at);
    },
    noteExported,
    watchExports: (running) => void gauge(registry, "pinghouse_export_running", "Exports that run.", running),
    observePost: ({ route, outcome, seconds }) => {
      posts.inc({ route, outcome });
      acknowledgement.observe({ route }, seconds);
    },
    observeCheck: (severity) => checks.inc({ severity }),
    watchChecks: (counts) => {
      total(registry, "pinghouse_checks_recorded_total", "Version checks written to disk.", () => counts().recorded);
      total(registry, "pinghouse_checks_dropped_total", "Version checks answered and lost, because the disk took nothing.", () => counts().dropped);
      total(registry, "pinghouse_checks_folded_total", "Version checks counted without their version or host, beyond a day's limit.", () => counts().folded);
      gauge(registry, "pinghouse_checks_waiting", "Version checks counted in memory and not yet written.", () => counts().waiting);
    },
    observeQuery: (question, seconds) => queries.observe({ question }, seconds),
    watch: (levels) => {
      gauge(registry, "pinghouse_journal_to_query_lag_seconds", "Age of the oldest ping that is acknowledged and not yet queryable.", levels.lagSeconds);
      gauge(registry, "pinghouse_queue_bytes", "Bodies received and not yet acknowledged.", levels.queueBytes);
      gauge(registry, "pinghouse_journal_bytes", "The journal on disk.", levels.journalBytes);
      gauge(registry, "pinghouse_warehouse_bytes", "The warehouse on disk.", levels.warehouseBytes);
      gauge(registry, "pinghouse_disk_free_bytes", "Free where the data directory lies.", levels.diskFreeBytes);
      gauge(registry, "pinghouse_pings_accepted", "Distinct pings given an id and still held.", levels.accepted);
      gauge(registry, "pinghouse_pings_landed", "Those of them in the warehouse, superseded ones included.", levels.landed);
      gauge(registry, "pinghouse_store_running", "Questions that the store works on.", () => levels.storeQueue().running);
      gauge(registry, "pinghouse_store_waiting", "Questions that wait for the store.", () => levels.storeQueue().waiting);
      gauge(registry, "pinghouse_journal_up", "1 while posts can be written.", () => Number(levels.journalUp()));
      gauge(registry, "pinghouse_store_up", "1 while questions are answered.", () => Number(levels.storeUp()));
      setAsideGauge(registry, levels.setAside);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
};
