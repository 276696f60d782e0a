import { useQuery } from "@tanstack/solid-query";
import { Show } from "solid-js";
import { overviewScoreQuery } from "../../../api/queries.ts";
import type { StandingOverview } from "../../../api/rows.ts";
import { formatDay, formatNumber } from "../../../charts/format.ts";
import { Sparkline } from "../../../charts/sparkline.tsx";
import { answerOf } from "../../../state/answer-of.ts";
import "../../fleet/figures.css";
import { scoreWords, seatsNote } from "./overview-words.ts";

/** The few numbers of the overview. Dashes keep their places until the answer is there. */
export function OverviewFigures(props: { id: string; overview: StandingOverview | undefined }) {
  const scores = useQuery(() => overviewScoreQuery(props.id));
  const score = () => scoreWords(answerOf(scores)?.items ?? []);
  const figures = () => props.overview?.figures;
  const weeks = () => figures()?.users_weeks ?? [];
  const since = () => formatDay(weeks()[0]?.week);
  return (
    <dl class="figures overview-figures">
      <div>
        <dt>active users <span class="figures-note">as you count them</span></dt>
        <dd>
          {formatNumber(figures()?.active_users)}
          <Show when={weeks().length > 1}> <Sparkline values={weeks().map(({ users }) => users)} label={`Active users since ${since()}`} /></Show>
        </dd>
      </div>
      <div>
        <dt>seats used <span class="figures-note">{figures() === undefined ? "" : seatsNote(figures() ?? neverFigures)}</span></dt>
        <dd>{formatNumber(figures()?.seats_used)}</dd>
      </div>
      <div>
        <dt>features used <span class="figures-note">of {formatNumber(figures()?.features_available)} that you count</span></dt>
        <dd>{formatNumber(figures()?.features_used)}</dd>
      </div>
      <div>
        <dt>DevOps score <span class="figures-note">{score().note}</span></dt>
        <dd>{score().value}</dd>
      </div>
    </dl>
  );
}

const neverFigures: StandingOverview["figures"] = { active_users: null, users_weeks: [], seats_used: null, seats_licensed: null, seats_most: null, features_used: 0, features_available: 0 };
