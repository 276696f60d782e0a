import type { JournalPosition, LandedBinding, LandedCount, LandedErasure, LandedLeaders, LandedPost, LandedScore, LandingBatch } from "../store/landing-batch.ts";
import { flatValue } from "./test-ping.ts";
import type { FlatValue, TestPing } from "./test-ping.ts";

export interface BatchExtras {
  flattener?: number;
  segment?: number;
  position?: JournalPosition;
  posts?: LandedPost[];
  counts?: LandedCount[];
  bindings?: LandedBinding[];
  scores?: LandedScore[];
  leaders?: LandedLeaders[];
  erasures?: LandedErasure[];
}

interface Leaf extends FlatValue {
  metric: number;
  ping: number;
  id: number;
}

/** First sight of each kind of each metric. */
const firstSights = (leaves: readonly Leaf[]): LandingBatch["kinds"] => {
  const first = new Map<string, { metric: number; kind: FlatValue["kind"]; ping: number }>();
  for (const { metric, kind, id } of leaves) {
    const name = `${metric} ${kind}`;
    const known = first.get(name);
    if (known === undefined || id < known.ping) first.set(name, { metric, kind, ping: id });
  }
  return [...first.values()];
};

/** The batch that a flattener would make of these pings, all its keys named anew. */
export const batchOf = (pings: readonly TestPing[], extras: BatchExtras = {}): LandingBatch => {
  const keys = [...new Set(pings.flatMap(({ values }) => Object.keys(values)))];
  const numbers = new Map(keys.map((key, number) => [key, number]));
  const leaves: Leaf[] = pings.flatMap(({ landed, values }, index) =>
    Object.entries(values).map(([key, value]) => ({ ...flatValue(value), metric: numbers.get(key) ?? 0, ping: index, id: landed.id })),
  );
  const segment = extras.segment ?? pings[0]?.landed.segment ?? 1;
  return {
    segment,
    flattener: extras.flattener ?? 0,
    firstKey: 0,
    keys,
    pings: pings.map(({ landed }) => landed),
    lengths: Uint32Array.from(pings, ({ values }) => Object.keys(values).length),
    metrics: Uint32Array.from(leaves, ({ metric }) => metric),
    values: Float64Array.from(leaves, ({ value }) => value),
    states: Uint8Array.from(leaves, ({ state }) => state),
    texts: leaves.flatMap(({ ping, metric, text }) => (text === null ? [] : [{ ping, metric, text }])),
    kinds: firstSights(leaves),
    posts: extras.posts ?? [],
    counts: extras.counts ?? [],
    bindings: extras.bindings ?? [],
    scores: extras.scores ?? [],
    leaders: extras.leaders ?? [],
    erasures: extras.erasures ?? [],
    position: extras.position ?? { segment, offset: 0 },
  };
};

/** Batches of neighbouring pings of one segment each, as the journal would give them. */
export const batchesOf = (pings: readonly TestPing[]): LandingBatch[] => {
  const segments = [...new Set(pings.map(({ landed }) => landed.segment))].sort((a, b) => a - b);
  return segments.map((segment) => batchOf(pings.filter(({ landed }) => landed.segment === segment)));
};
