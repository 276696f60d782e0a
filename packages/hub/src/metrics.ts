import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

/** Figures that are read when Prometheus asks. Bytes, and seconds since the oldest ping that is not yet queryable was received. */
export interface Levels {
  lagSeconds: () => number;
  queueBytes: () => number;
  journalBytes: () => number;
  warehouseBytes: () => number;
}

/** What the hub measures about itself. */
export interface HubMetrics {
  /** A post was answered: which route, how (`stored`, `duplicate`, … or the code of its refusal), after how many seconds. */
  observePost(post: { route: string; outcome: string; seconds: number }): void;
  /** A question was answered by the store. */
  observeQuery(question: string, seconds: number): void;
  /** Names where the levels come from. Until then they are absent. */
  watch(levels: Levels): void;
  text(): Promise<string>;
  contentType: string;
}

const fine = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

const gauge = (registry: Registry, name: string, help: string, read: () => number) =>
  new Gauge({ name, help, registers: [registry], collect() { this.set(read()); } });

/** A registry of the hub's own. Every series is named `pinghouse_…` but those of Node itself. */
export const createMetrics = (): HubMetrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const posts = new Counter({ name: "pinghouse_posts_total", help: "Posts answered, by route and outcome.", labelNames: ["route", "outcome"], registers });
  const acknowledgement = new Histogram({ name: "pinghouse_acknowledgement_seconds", help: "From a post's first byte to its answer.", labelNames: ["route"], buckets: fine, registers });
  const queries = new Histogram({ name: "pinghouse_query_seconds", help: "Time of a question in the store.", labelNames: ["question"], buckets: fine, registers });
  return {
    observePost: ({ route, outcome, seconds }) => {
      posts.inc({ route, outcome });
      acknowledgement.observe({ route }, seconds);
    },
    observeQuery: (question, seconds) => queries.observe({ question }, seconds),
    watch: (levels) => {
      gauge(registry, "pinghouse_journal_to_query_lag_seconds", "Age of the oldest ping that is acknowledged and not yet queryable.", levels.lagSeconds);
      gauge(registry, "pinghouse_queue_bytes", "Bodies received and not yet acknowledged.", levels.queueBytes);
      gauge(registry, "pinghouse_journal_bytes", "The journal on disk.", levels.journalBytes);
      gauge(registry, "pinghouse_warehouse_bytes", "The warehouse on disk.", levels.warehouseBytes);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
};
