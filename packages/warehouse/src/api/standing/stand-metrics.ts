import type { OwnPlace } from "../../queries/standing/desk.ts";
import { deskOf } from "../../queries/standing/desk.ts";
import type { OwnMetric } from "../../queries/standing/own-metrics.ts";
import type { PeerFigures } from "../../queries/standing/release.ts";
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

const nowhere: Omit<PeerFigures, "suppressed" | "change_13w"> = { n: null, eligible: null, users: null, adoption: null, p10: null, p25: null, p50: null, p75: null, p90: null };

const rowOf = (own: OwnMetric, place: OwnPlace | undefined, figures: PeerFigures | undefined): StandingMetricsRow => {
  const { suppressed, change_13w, ...peers } = figures ?? { ...nowhere, suppressed: { reason: "below_k" as const, k: 0 }, change_13w: null };
  const numeric = own.kind === "number";
  const { value, before_13w } = own;
  return {
    ...own,
    amount: own.kind === "string" ? null : (place?.amount ?? null),
    rank: numeric ? (place?.rank ?? null) : null,
    ...peers,
    change_13w: numeric && value !== null && before_13w !== null && value > 0 && before_13w > 0 ? value / before_13w - 1 : null,
    peers_change_13w: numeric ? change_13w : null,
    suppressed_reason: own.kind === "string" ? null : (suppressed?.reason ?? null),
  };
};

/** Every metric of an installation beside its peers, by key. Made once for a ping and a cell. */
export const standMetrics = async (ctx: Context, input: PeerInput & { as?: As }): Promise<{ answer: PeerAnswer; rows: StandingMetricsRow[] }> => {
  const answer = await askPeers(ctx, input);
  const desk = deskOf(ctx.store);
  const released = await releasedOf(ctx, answer, input.as);
  const own = await desk.own(input.id);
  const places = answer.lattice === null ? new Map<string, OwnPlace>() : await desk.places(input.id, answer.lattice, answer.peers, released, input.as);
  return { answer, rows: own.map((metric) => rowOf(metric, places.get(metric.key), released?.get(metric.key))) };
};
