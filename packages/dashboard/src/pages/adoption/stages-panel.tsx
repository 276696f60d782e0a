import { For } from "solid-js";
import { formatCount, formatNumber } from "../../charts/format.ts";
import { ShareCell } from "../../ui/share-cell.tsx";
import { type StageSummary, stageWords } from "./features.ts";

/** The stages of the product, each a button that narrows the list to its features. */
export function Stages(props: { stages: readonly StageSummary[]; chosen: string; onChoose: (stage: string) => void }) {
  return (
    <div class="stages-scroll" role="region" aria-label="The stages, as a table" tabindex="0">
      <table class="stages">
        <thead>
          <tr>
            <th scope="col">Stage</th>
            <th scope="col" class="number">Features used</th>
            <th scope="col">Typical share that uses one</th>
            <th scope="col">Most used</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.stages}>
            {(one) => (
              <tr classList={{ "stages-on": props.chosen === one.stage }}>
                <th scope="row">
                  <button type="button" class="stages-button" aria-pressed={props.chosen === one.stage} onClick={() => props.onChoose(props.chosen === one.stage ? "" : one.stage)}>
                    {stageWords(one.stage)}
                  </button>
                </th>
                <td class="number" title={`${formatCount(one.features, "feature")} that somebody could have; ${formatNumber(one.used)} of them are used by somebody`}>
                  {formatNumber(one.used)} of {formatNumber(one.features)}
                </td>
                <td><ShareCell share={one.typical} /></td>
                <td class="stages-top" title={one.top?.metric}>{one.top === undefined ? <span class="faint">nothing used</span> : one.top.metric}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}
