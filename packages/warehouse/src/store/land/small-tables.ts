import type { LandedPost, LandingBatch } from "../landing-batch.ts";
import { bigints, dates, doubles, integers, texts, timestamps } from "../connection/columns.ts";
import type { Rows } from "../connection/append-rows.ts";
import { audienceName, audienceOf } from "./audience.ts";
import type { FreshPing } from "./fresh-pings.ts";
import type { Numbering } from "./numbering.ts";
import type { SeenTimes } from "./seen-times.ts";

type Lookup = (local: number) => number;

export const textRows = (batch: LandingBatch, fresh: readonly FreshPing[], lookup: Lookup): Rows => {
  const byIndex = new Map(fresh.map((ping) => [ping.index, ping]));
  const found = batch.texts.flatMap(({ ping, metric, text }) => {
    const owner = byIndex.get(ping);
    return owner === undefined ? [] : [{ owner, metric: lookup(metric), text }];
  });
  const columns = [
    integers(found.map(({ metric }) => metric)),
    dates(found.map(({ owner }) => owner.week)),
    bigints(found.map(({ owner }) => owner.ping.id)),
    texts(found.map(({ text }) => text)),
  ];
  return { table: "text_value", rows: found.length, columns };
};

export const kindRows = (batch: LandingBatch, fresh: readonly FreshPing[], lookup: Lookup): Rows => {
  const segments = new Map(fresh.map(({ ping }) => [ping.id, ping.segment]));
  const found = batch.kinds.flatMap(({ metric, kind, ping }) => {
    const segment = segments.get(ping);
    return segment === undefined ? [] : [{ metric: lookup(metric), kind, ping, segment }];
  });
  const columns = [
    integers(found.map(({ metric }) => metric)),
    texts(found.map(({ kind }) => kind)),
    bigints(found.map(({ ping }) => ping)),
    integers(found.map(({ segment }) => segment)),
  ];
  return { table: "metric_kind", rows: found.length, columns };
};

export const seenRows = (seen: SeenTimes): Rows => {
  const { metrics, releases, first, last } = seen.rows();
  const columns = [integers(metrics), texts(releases), timestamps(first), timestamps(last)];
  return { table: "metric_seen", rows: metrics.length, columns };
};

export const metricRows = (metrics: Numbering): Rows => {
  const added = metrics.added;
  const first = metrics.bound - added.length;
  return { table: "metric", rows: added.length, columns: [integers(added.map((_, index) => first + index)), texts(added)] };
};

export const installationRows = (installations: Numbering, fresh: readonly FreshPing[]): Rows => {
  const pings = new Map(fresh.map(({ ping }) => [ping.installation, ping]));
  const added = installations.added;
  const first = installations.bound - added.length;
  const columns = [
    integers(added.map((_, index) => first + index)),
    texts(added),
    texts(added.map((id) => pings.get(id)?.uuid ?? null)),
    texts(added.map((id) => pings.get(id)?.hostname ?? null)),
  ];
  return { table: "installation", rows: added.length, columns };
};

export const audienceRows = (audiences: Numbering, fresh: readonly FreshPing[]): Rows => {
  const added = audiences.added;
  if (added.length === 0) return { table: "audience", rows: 0, columns: [] };
  const known = new Map(fresh.map(({ ping }) => audienceOf(ping)).map((kind) => [audienceName(kind), kind]));
  const first = audiences.bound - added.length;
  const kinds = added.map((name) => known.get(name));
  const columns = [
    integers(added.map((_, index) => first + index)),
    texts(kinds.map((kind) => kind?.release ?? "")),
    doubles(kinds.map((kind) => kind?.version_order ?? null)),
    texts(kinds.map((kind) => kind?.edition_family ?? "")),
    texts(kinds.map((kind) => kind?.tier ?? "")),
  ];
  return { table: "audience", rows: added.length, columns };
};

/** The first post of each id that is not `known`; `segment` is the batch's. */
export const postRows = (posts: readonly LandedPost[], segment: number, known: ReadonlySet<number>): Rows => {
  const fresh = [...new Map(posts.toReversed().map((post) => [post.id, post])).values()].filter(({ id }) => !known.has(id)).toReversed();
  const columns = [
    bigints(fresh.map(({ id }) => id)),
    integers(fresh.map(() => segment)),
    texts(fresh.map(({ kind }) => kind)),
    texts(fresh.map(({ uuid }) => uuid)),
    texts(fresh.map(({ hostname }) => hostname)),
    texts(fresh.map(({ unique_instance_id }) => unique_instance_id)),
    timestamps(fresh.map(({ received_at }) => received_at)),
    texts(fresh.map(({ body }) => body)),
  ];
  return { table: "post", rows: fresh.length, columns };
};

export const bindingRows = ({ bindings, segment }: LandingBatch): Rows => {
  const columns = [
    integers(bindings.map(() => segment)),
    bigints(bindings.map(({ offset }) => offset)),
    texts(bindings.map(({ installation }) => installation)),
    texts(bindings.map(({ proof }) => proof)),
    integers(bindings.map(({ secret }) => (secret ? 1 : 0))),
    timestamps(bindings.map(({ since }) => since)),
  ];
  return { table: "binding", rows: bindings.length, columns };
};

export const ledgerRows = ({ counts, segment }: LandingBatch): Rows => {
  const columns = [
    integers(counts.map(() => segment)),
    timestamps(counts.map(({ hour }) => hour)),
    texts(counts.map(({ outcome }) => outcome)),
    texts(counts.map(({ reason }) => reason)),
    bigints(counts.map(({ n }) => n)),
  ];
  return { table: "ledger", rows: counts.length, columns };
};
