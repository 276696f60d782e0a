import { Show } from "solid-js";
import type { AdoptionTrendRow } from "../../api/rows.ts";
import { denseWeeks } from "../../charts/axis.ts";
import { formatDay, formatNumber, formatShare } from "../../charts/format.ts";
import { Sparkline } from "../../charts/sparkline.tsx";
import type { Trends } from "./trends.ts";

/** Ten points of percent fill a line's height: less than that is a line that hardly moves. */
const leastSpan = 0.1;

/** The weeks in words, for the hover and for those who do not see the line. */
export const trendWords = (weeks: readonly AdoptionTrendRow[]): string => {
  const known = weeks.filter(({ adoption }) => adoption !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return "no week with a number";
  const of = (row: AdoptionTrendRow) => `${formatShare(row.adoption)} of n = ${formatNumber(row.n)} in the week of ${formatDay(row.week)}`;
  return first === last ? of(first) : `from ${of(first)} to ${of(last)}`;
};

/** The shares of the last 13 weeks in order, null for a week without one. */
export const trendValues = (weeks: readonly AdoptionTrendRow[]): (number | null)[] => {
  const byWeek = new Map(weeks.map(({ week, adoption }) => [week, adoption]));
  return denseWeeks([...byWeek.keys()]).map((week) => byWeek.get(week) ?? null);
};

/** A metric's adoption over the last 13 weeks as a line of the size of a word. */
export function TrendCell(props: { metric: string; trends: Trends }) {
  return (
    <Show when={props.trends(props.metric)} fallback={<span class="faint" aria-label="loading">…</span>}>
      {(weeks) => (
        <Show when={weeks().some(({ adoption }) => adoption !== null)} fallback={<span class="faint">no number</span>}>
          <span class="adoption-trend" title={`${props.metric}: ${trendWords(weeks())}`}>
            <Sparkline values={trendValues(weeks())} label={`Use of ${props.metric}: ${trendWords(weeks())}`} leastSpan={leastSpan} />
          </span>
        </Show>
      )}
    </Show>
  );
}
