import type { OwnPlace } from "../../queries/standing/desk.ts";
import { deskOf } from "../../queries/standing/desk.ts";
import type { OwnMetric } from "../../queries/standing/own-metrics.ts";
import type { PeerFigures, Released } from "../../queries/standing/release.ts";
import type { As } from "../../queries/parts/rate.ts";
import type { Context } from "../context.ts";
import { askPeers, releasedOf, type PeerAnswer, type PeerInput } from "./peer-question.ts";

/** One metric of an installation beside its peers. */
export interface StandingMetricsRow extends OwnMetric, Omit<PeerFigures, "suppressed" | "change_13w"> {
  /** What stands on the strip: the value itself, or as a rate. */
  amount: number | null;
  /** Among the peers that use it, 0 to 100, no finer than their number allows. */
  rank: number | null;
  /** Value / value of 13 weeks before - 1; null unless both are above zero. */
  change_13w: number | null;
  /** The median of the same over the peers. */
  peers_change_13w: number | null;
  suppressed_reason: "below_k" | "dominant" | null;
}

const unknownHere: PeerFigures = { n: null, eligible: null, users: null, adoption: null, p10: null, p25: null, p50: null, p75: null, p90: null, change_13w: null, suppressed: { reason: "below_k", k: 0 } };

/** Field by field: put together by spreading, 4,700 rows took some 70 ms of the thread that serves people. */
const rowOf = (own: OwnMetric, place: OwnPlace | undefined, figures: PeerFigures = unknownHere): StandingMetricsRow => {
  const { kind, value, before_13w } = own;
  const numeric = kind === "number";
  return {
    key: own.key,
    measure: own.measure,
    form: own.form,
    stage: own.stage,
    unit: own.unit,
    description: own.description,
    kind,
    value,
    value_text: own.value_text,
    state: own.state,
    reason: own.reason,
    previous: own.previous,
    change_28d: own.change_28d,
    before_13w,
    wobble: own.wobble,
    amount: kind === "string" ? null : (place?.amount ?? null),
    rank: numeric ? (place?.rank ?? null) : null,
    n: figures.n,
    eligible: figures.eligible,
    users: figures.users,
    adoption: figures.adoption,
    p10: figures.p10,
    p25: figures.p25,
    p50: figures.p50,
    p75: figures.p75,
    p90: figures.p90,
    change_13w: numeric && value !== null && before_13w !== null && value > 0 && before_13w > 0 ? value / before_13w - 1 : null,
    peers_change_13w: numeric ? figures.change_13w : null,
    suppressed_reason: kind === "string" ? null : (figures.suppressed?.reason ?? null),
  };
};

interface Joined {
  own: readonly OwnMetric[];
  places: ReadonlyMap<string, OwnPlace>;
  rows: readonly StandingMetricsRow[];
}

/** Lists made last: a page asks for one in stretches, and its sisters for the same. */
const joined: Joined[] = [];
const mostJoined = 8;

const join = (own: Joined["own"], places: Joined["places"], released: Released | null): Joined["rows"] => {
  const known = joined.find((one) => one.own === own && one.places === places);
  if (known !== undefined) return known.rows;
  const rows = own.map((metric) => rowOf(metric, places.get(metric.key), released?.get(metric.key)));
  joined.unshift({ own, places, rows });
  joined.length = Math.min(joined.length, mostJoined);
  return rows;
};

const noPlaces: ReadonlyMap<string, OwnPlace> = new Map();

/** Every metric of an installation beside its peers, by key. Made once for a ping, a cell and whoever asks of it; nobody changes the rows. */
export const standMetrics = async (ctx: Context, input: PeerInput & { as?: As }): Promise<{ answer: PeerAnswer; rows: readonly StandingMetricsRow[] }> => {
  const answer = await askPeers(ctx, input);
  const desk = deskOf(ctx.store);
  const released = await releasedOf(ctx, answer, input.as);
  const own = await desk.own(input.id);
  const places = answer.lattice === null ? noPlaces : await desk.places(input.id, answer.lattice, answer.peers, released, input.as);
  return { answer, rows: join(own, places, released) };
};
