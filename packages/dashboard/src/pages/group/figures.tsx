import { For, Show } from "solid-js";
import type { Group } from "../../api/rows.ts";
import { formatDay, formatNumber } from "../../charts/format.ts";
import { Sparkline } from "../../charts/sparkline.tsx";
import "../fleet/figures.css";
import { growthNote, measureNames, wholeNote } from "./group-words.ts";

/** Those that stand at the top, where the group has them. */
const headline: readonly Group["figures"][number]["measure"][] = ["users", "seats_billable", "seats_licensed", "projects", "groups", "issues", "merge_requests", "pipelines"];

type Figure = Group["figures"][number];

/** Weeks in which one of them lacks break the line. */
const lineOf = ({ weeks }: Figure): (number | null)[] => weeks.map(({ sum, complete }) => (complete ? sum : null));

const notes = (figure: Figure): string[] => [growthNote(figure), wholeNote(figure)].filter((words) => words !== "");

/** What the group comes to today, each with its year. */
export function GroupFigures(props: { group: Group }) {
  const figures = () => props.group.figures.filter(({ measure }) => headline.includes(measure));
  return (
    <dl class="figures group-figures">
      <For each={figures()}>
        {(figure) => (
          <div>
            <dt>
              {measureNames[figure.measure]}
              <For each={notes(figure)}>{(words) => <span class="figures-note">{words}</span>}</For>
            </dt>
            <dd>
              {formatNumber(figure.sum)}
              <Show when={figure.weeks.filter(({ complete }) => complete).length > 1}>
                <Sparkline values={lineOf(figure)} label={`${measureNames[figure.measure]} since ${formatDay(figure.weeks[0]?.week)}`} />
              </Show>
            </dd>
          </div>
        )}
      </For>
    </dl>
  );
}
