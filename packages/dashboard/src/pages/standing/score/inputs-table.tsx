import { featureNames, scoreFeatures } from "@pinghouse/shared/score/features";
import { For } from "solid-js";
import { formatDay, formatNumber } from "../../../charts/format.ts";
import type { ScoreAnswer } from "./score-answers.ts";

/** What a score came from: the totals of the two pings, the days between and the users. */
export function InputsTable(props: { answer: ScoreAnswer }) {
  const earlier = () => new Date(Date.parse(props.answer.recorded_at) - props.answer.days * 86_400_000).toISOString();
  return (
    <>
      <p class="small soft">
        Usage is what was added between two pings, {formatNumber(props.answer.days)} days apart, for 28 days and each of {formatNumber(props.answer.active_users)} active users. The leader is the 95th
        percentile among those who use a feature, held for a month as {props.answer.leaders_id}.
      </p>
      <div class="score-scroll" role="region" aria-label="Totals that the score came from" tabindex={0}>
        <table class="score-table">
          <thead>
            <tr>
              <th scope="col">Feature</th>
              <th scope="col" class="number">{formatDay(earlier())}</th>
              <th scope="col" class="number">{formatDay(props.answer.recorded_at)}</th>
              <th scope="col" class="number">Added</th>
            </tr>
          </thead>
          <tbody>
            <For each={scoreFeatures}>
              {(feature) => {
                const row = () => props.answer.features[feature];
                return (
                  <tr>
                    <th scope="row">{featureNames[feature]}</th>
                    <td class="number">{formatNumber(row().earlier_total)}</td>
                    <td class="number">{formatNumber(row().total)}</td>
                    <td class="number">{formatNumber(row().total - row().earlier_total)}</td>
                  </tr>
                );
              }}
            </For>
          </tbody>
        </table>
      </div>
    </>
  );
}
