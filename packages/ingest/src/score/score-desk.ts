import { scoreFeatures, placesOf } from "@pinghouse/shared/score/features";
import { cellOf, monthOf } from "@pinghouse/shared/score/leaders";
import { daysBetween, instanceRates } from "@pinghouse/shared/score/rates";
import type { Usage } from "@pinghouse/shared/score/rates";
import { percentageOf } from "@pinghouse/shared/score/score";
import type { ScoreFor } from "@pinghouse/shared/score/score-for";
import type { IncomingPing } from "../journal/journal.ts";
import type { BodyUsage } from "../payload/usage-scan.ts";
import type { LeaderOffice } from "./leader-office.ts";
import type { UsageIndex } from "./usage-index.ts";

/** A ping as far as scores need it. */
export interface ScorablePing extends BodyUsage {
  uuid: string;
  hostname: string;
  recorded_at: number;
}

export type Score = NonNullable<IncomingPing["score"]>;

/** Scores pings from memory: nothing here waits. */
export interface ScoreDesk {
  /** What the answer to a ping is to carry; null where any input is missing, or whoever sent it may not learn it. */
  score(ping: ScorablePing & { source: IncomingPing["source"]; verified: () => boolean }): Score | null;
  /** Told of every ping stored under an id: it may be the earlier one of a later score. */
  note(ping: ScorablePing & { id: number }): void;
}

/** Scores nothing. */
export const noScores: ScoreDesk = { score: () => null, note: () => undefined };

export interface DeskParts {
  index: UsageIndex;
  leaders: LeaderOffice;
  /** Whether all that was stored before this start is in the index. */
  ready: () => boolean;
  scoreFor: () => ScoreFor;
  now: () => number;
}

const sumAt = (totals: Usage["totals"], places: readonly number[]): number => places.reduce((sum, place) => sum + (totals[place] ?? 0), 0);

/** The desk of a running hub. A sample ping counts as received when it was recorded, so that the sample hub has months to look at. */
export const createScoreDesk = ({ index, leaders, ready, scoreFor, now }: DeskParts): ScoreDesk => ({
  note: ({ uuid, hostname, id, recorded_at, users, totals }) => index.note(uuid, hostname, { id, recorded_at, users, totals }),
  score: (ping) => {
    if (!ready() || (scoreFor() === "verified" && !ping.verified())) return null;
    const earlier = index.earlier(ping.uuid, ping.hostname, ping.recorded_at);
    const rates = earlier && instanceRates(ping, earlier);
    if (earlier === undefined || rates === undefined) return null;
    const sample = ping.source === "demo";
    const month = sample ? leaders.of(monthOf(ping.recorded_at), ping.recorded_at) : leaders.of(monthOf(now()));
    const cell = cellOf(month, ping.edition, ping.users);
    const figures = scoreFeatures.map((feature) => {
      const places = placesOf(feature);
      const instance = rates[feature];
      const found = cell.leaders.find((one) => one.feature === feature);
      const { leader, source } = found ?? { leader: 0, source: "constant" as const };
      return { feature, total: sumAt(ping.totals, places), earlier_total: sumAt(earlier.totals, places), instance, leader, source, percentage: percentageOf(instance, leader) };
    });
    return { leaders: cell.id, earlier: earlier.id, days: daysBetween(earlier.recorded_at, ping.recorded_at), users: ping.users ?? 0, figures };
  },
});
