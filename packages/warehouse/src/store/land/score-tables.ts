import type { LandedLeaders, LandedScore } from "../landing-batch.ts";
import { bigints, doubles, integers, texts, timestamps } from "../connection/columns.ts";
import type { Rows } from "../connection/append-rows.ts";

/** The first score of each ping that is not `known`; `segment` is the batch's. */
export const scoreRows = (scores: readonly LandedScore[], segment: number, known: ReadonlySet<number>): Rows[] => {
  const fresh = [...new Map(scores.toReversed().map((score) => [score.ping, score])).values()].filter(({ ping }) => !known.has(ping)).toReversed();
  const figures = fresh.flatMap(({ ping, figures: all }) => all.map((figure) => ({ ping, ...figure })));
  const answers = [
    bigints(fresh.map(({ ping }) => ping)),
    integers(fresh.map(() => segment)),
    texts(fresh.map(({ leaders }) => leaders)),
    bigints(fresh.map(({ earlier }) => earlier)),
    doubles(fresh.map(({ days }) => days)),
    doubles(fresh.map(({ users }) => users)),
  ];
  const columns = [
    bigints(figures.map(({ ping }) => ping)),
    integers(figures.map(() => segment)),
    texts(figures.map(({ feature }) => feature)),
    doubles(figures.map(({ total }) => total)),
    doubles(figures.map(({ earlier_total }) => earlier_total)),
    doubles(figures.map(({ instance }) => instance)),
    doubles(figures.map(({ leader }) => leader)),
    texts(figures.map(({ source }) => source)),
    doubles(figures.map(({ percentage }) => percentage)),
  ];
  return [{ table: "score", rows: fresh.length, columns: answers }, { table: "score_figure", rows: figures.length, columns }];
};

/** The leaders of each month that is not `known`: what was held first stays. */
export const leaderRows = (months: readonly LandedLeaders[], segment: number, known: ReadonlySet<string>): Rows => {
  const fresh = [...new Map(months.toReversed().map((one) => [one.month, one])).values()].filter(({ month }) => !known.has(month));
  const rows = fresh.flatMap(({ month, received_at, cells }) => cells.flatMap(({ id, family, size, leaders }) => leaders.map((leader) => ({ month, received_at, id, family, size, ...leader }))));
  const columns = [
    integers(rows.map(() => segment)),
    texts(rows.map(({ month }) => month)),
    timestamps(rows.map(({ received_at }) => received_at)),
    texts(rows.map(({ id }) => id)),
    texts(rows.map(({ family }) => family)),
    texts(rows.map(({ size }) => size)),
    texts(rows.map(({ feature }) => feature)),
    doubles(rows.map(({ leader }) => leader)),
    integers(rows.map(({ n }) => n)),
    texts(rows.map(({ source }) => source)),
  ];
  return { table: "leader", rows: rows.length, columns };
};
