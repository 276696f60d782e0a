import type { JournalPosition, LandingBatch } from "@pinghouse/warehouse/store/landing-batch";

/** A batch with no ping in it, from a flattener of its own without keys; it moves the position to `position`. */
export const emptyBatch = (segment: number, position: JournalPosition): LandingBatch => ({
  segment,
  flattener: -1,
  firstKey: 0,
  keys: [],
  pings: [],
  lengths: new Uint32Array(0),
  metrics: new Uint32Array(0),
  values: new Float64Array(0),
  states: new Uint8Array(0),
  texts: [],
  kinds: [],
  posts: [],
  counts: [],
  bindings: [],
  scores: [],
  leaders: [],
  erasures: [],
  position,
});

/** What a batch holds beside its pings. */
export const withoutPings = ({ segment, position, posts, counts, bindings, scores, leaders, erasures }: LandingBatch): LandingBatch => ({
  ...emptyBatch(segment, position),
  posts,
  counts,
  bindings,
  scores,
  leaders,
  erasures,
});
