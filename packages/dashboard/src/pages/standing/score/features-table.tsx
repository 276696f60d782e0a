import { featureNames, scoreFeatures } from "@pinghouse/shared/score/features";
import { scoreText } from "@pinghouse/shared/score/score";
import { For, Show } from "solid-js";
import { formatDay, formatNumber } from "../../../charts/format.ts";
import { movesOf, type ScoreAnswer } from "./score-answers.ts";
import { moveWords, sourceWords } from "./score-words.ts";

/** The nine features of one answer: usage, leader, score, and what moved since another. */
export function FeaturesTable(props: { answer: ScoreAnswer; before: ScoreAnswer | undefined }) {
  const moves = () => props.before && movesOf(props.before, props.answer);
  return (
    <div class="score-scroll" role="region" aria-label="The nine features" tabindex={0}>
      <table class="score-table">
        <thead>
          <tr>
            <th scope="col">Feature</th>
            <th scope="col" class="number">Your usage</th>
            <th scope="col" class="number">Leader</th>
            <th scope="col">Score <span class="panel-unit">of 100</span></th>
            <Show when={props.before}>{(before) => <th scope="col">Since {formatDay(before().recorded_at)}</th>}</Show>
          </tr>
        </thead>
        <tbody>
          <For each={scoreFeatures}>
            {(feature) => {
              const row = () => props.answer.features[feature];
              return (
                <tr>
                  <th scope="row">{featureNames[feature]}</th>
                  <td class="number">{formatNumber(row().instance)}</td>
                  <td class="number" title={`The 95th percentile among those who use it ${sourceWords(row().leader_source)}, held as ${row().leaders_id}`}>
                    {formatNumber(row().leader)}
                    <Show when={row().leader_source === "constant"}><span class="faint"> shipped</span></Show>
                  </td>
                  <td>
                    <span class="score-cell">
                      <span class="score-number">{scoreText(row().percentage)}</span>
                      <span class="score-track" aria-hidden="true"><span style={{ width: `${row().percentage}%` }} /></span>
                    </span>
                  </td>
                  <Show when={moves()}>{(all) => <td class="soft">{moveWords(all()[feature])}</td>}</Show>
                </tr>
              );
            }}
          </For>
        </tbody>
      </table>
    </div>
  );
}
