import { createMemo, Show } from "solid-js";
import { groupWeeksQuery } from "../../api/queries.ts";
import type { Group, GroupFigure, GroupWeek } from "../../api/rows.ts";
import { Chart } from "../../charts/chart.tsx";
import { formatNumber } from "../../charts/format.ts";
import { createUrlChoice, createUrlText } from "../../state/url-state.ts";
import { createWholeList } from "../../state/whole-list.ts";
import { Choice } from "../../ui/choice.tsx";
import { Panel } from "../../ui/panel.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { groupWeeksChart, incompleteWeeks, ways, type Way } from "./group-weeks-chart.ts";
import type { createUrlGroup } from "./url-group.ts";
import { measureNames } from "./group-words.ts";

const wayOptions = [{ value: "together", label: "Together" }, { value: "each", label: "Each" }] as const;

/** One measure of the group over a year: the sum, or a line for each installation. */
export function GroupWeeksPanel(props: { group: Group; of: ReturnType<typeof createUrlGroup> }) {
  const [chosen, setChosen] = createUrlText("measure");
  const [way, setWay] = createUrlChoice("show", ways, "together");
  const figure = () => props.group.figures.find(({ measure }) => measure === chosen()) ?? props.group.figures[0];
  return (
    <Show when={figure()}>
      {(shown) => (
        <Weeks figure={shown()} of={props.of} way={way()} setWay={setWay} options={props.group.figures.map(({ measure }) => ({ value: measure, label: measureNames[measure] }))} onChoose={setChosen} />
      )}
    </Show>
  );
}

interface WeeksProps {
  figure: GroupFigure;
  of: ReturnType<typeof createUrlGroup>;
  way: Way;
  setWay: (way: Way) => void;
  options: readonly { value: GroupFigure["measure"]; label: string }[];
  onChoose: (measure: string) => void;
}

function Weeks(props: WeeksProps) {
  const list = createWholeList(() => groupWeeksQuery({ ...props.of.question(), metric: [props.figure.metric] }));
  const name = () => measureNames[props.figure.measure];
  return (
    <Panel title={`${name()} by week`} unit={props.way === "together" ? "of all together" : "of each"} query={list.query} height={320} isEmpty={(rows) => rows.length === 0} empty="None of your installations tells this."
      actions={<Choice label="Show" options={wayOptions} value={props.way} onChoose={props.setWay} />}>
      {(rows) => (
        <>
          <div class="group-measure"><SelectField label="Measure" options={props.options} value={props.figure.measure} onChoose={props.onChoose} /></div>
          <Picture rows={rows()} way={props.way} name={name()} metric={props.figure.metric} of={props.of} />
        </>
      )}
    </Panel>
  );
}

/** What is said of the weeks that are not those of all. */
const incompleteWords = (rows: readonly GroupWeek[]): string => {
  const { weeks, incomplete } = incompleteWeeks(rows);
  if (incomplete === 0) return "";
  return incomplete === weeks ? "In no week do all of them have a value, so there is no sum of all; see each." : `In ${formatNumber(incomplete)} of ${formatNumber(weeks)} weeks one of them has no value: a cross, and no sum.`;
};

function Picture(props: { rows: readonly GroupWeek[]; way: Way; name: string; metric: string; of: ReturnType<typeof createUrlGroup> }) {
  const drawing = createMemo(() => groupWeeksChart(props.rows, props.way, props.name.toLowerCase()));
  const api = () => `/api/v1/group/weeks?metric=${encodeURIComponent(props.metric)}${props.of.query("&")}`;
  return (
    <>
      <Chart label={`${props.name} by week, ${props.way === "together" ? "all your installations together" : "a line for each of your installations"}.`} option={drawing().option} columns={drawing().columns} rows={drawing().rows} menu={{ api: api(), file: "group-weeks" }} />
      <Show when={props.way === "together" ? incompleteWords(props.rows) : ""}>{(words) => <p class="soft small group-note">{words()}</p>}</Show>
    </>
  );
}
