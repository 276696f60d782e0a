import type { Cohort } from "@pinghouse/shared/cohort/cohort";
import { A } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import { createMemo, For, type JSX, Show } from "solid-js";
import { adoptionMovesQuery } from "../../api/queries.ts";
import type { AdoptionMove, AdoptionMoves } from "../../api/rows.ts";
import { formatCount, formatDay, formatInstant, formatNumber, formatShare } from "../../charts/format.ts";
import { TakeAway } from "../../cohort/take-away.tsx";
import { MetricKey } from "../../ui/metric-key.tsx";
import { Panel } from "../../ui/panel.tsx";
import { metricHref } from "./columns.tsx";

const points = new Intl.NumberFormat("en-US", { maximumFractionDigits: 1 });

/** A change of a share in points of percent with its sign: "+4.2 points". */
export const pointsWords = (change: number): string => {
  const size = points.format(Math.abs(change) * 100);
  return `${change < 0 ? "−" : "+"}${size} ${size === "1" ? "point" : "points"}`;
};

/** What stands behind one line: whom it counts, who came and went, and how far it could be chance. */
export const moveWords = ({ n, users_before, users, gained, lost, noise }: AdoptionMove, asOf: string): string =>
  `Of n = ${formatNumber(n)} installations ${formatNumber(users_before)} used it then and ${formatNumber(users)} do now: ${formatNumber(gained)} began, ${formatNumber(lost)} stopped. Standard error ${points.format(noise * 100)} points. As of ${asOf}.`;

/** What more, and what fewer, of the same installations use than 13 weeks before. */
export function MovesPanel(props: { cohort: Cohort; query: string }) {
  const moves = useQuery(() => adoptionMovesQuery(props.cohort));
  const api = () => `/api/v1/adoption/moves${props.query}`;
  return (
    <Panel title="What moved in 13 weeks" unit="points of percent among the same installations" query={moves} height={220} isEmpty={({ same }) => same === 0} empty="No installation of this cohort reported 13 weeks before as well, so nothing can be set side by side yet.">
      {(answer) => (
        <>
          <div class="moves">
            <Moves title="More use it" of="up" answer={answer()} query={props.query} none="Nothing that ten or more of them use is used by more, beyond chance." />
            <Moves title="Fewer use it" of="down" answer={answer()} query={props.query} none="Nothing that ten or more of them used is used by fewer, beyond chance." />
          </div>
          <p class="small soft moves-method">
            Week of {formatDay(answer().week)} beside that of {formatDay(answer().week_before)}, among the {formatNumber(answer().same)} of{" "}
            {formatCount(answer().members, "installation")} that reported in both: each line counts those that could have the metric, and sent a number, in both weeks. At
            most ten each way, one form of each measure, at least ten users in one of the weeks, a change of at least twice its standard error; ordered by the change shrunk by its noise. As of {formatInstant(answer().as_of)}.
          </p>
          <TakeAway api={api()} file="adoption-moves" what="both lists" rows={answer().moves.length} record />
        </>
      )}
    </Panel>
  );
}

function Moves(props: { title: string; of: AdoptionMove["direction"]; answer: AdoptionMoves; query: string; none: JSX.Element }) {
  const own = createMemo(() => props.answer.moves.filter(({ direction }) => direction === props.of));
  const asOf = () => formatInstant(props.answer.as_of);
  return (
    <section class="moves-side" aria-label={props.title}>
      <h3>{props.title}</h3>
      <Show when={own().length > 0} fallback={<p class="soft">{props.none}</p>}>
        <ol class="moves-list">
          <For each={own()}>
            {(move) => (
              <li title={moveWords(move, asOf())}>
                <A href={`${metricHref(move.metric)}${props.query}`}><MetricKey name={move.metric} /></A>
                <span class="moves-shares">{formatShare(move.users_before / move.n)} to {formatShare(move.users / move.n)}</span>
                <strong>{pointsWords(move.change)}</strong>
              </li>
            )}
          </For>
        </ol>
      </Show>
    </section>
  );
}

