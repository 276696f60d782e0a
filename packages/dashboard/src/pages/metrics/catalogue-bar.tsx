import type { Window } from "@pinghouse/shared/metrics/measure";
import { createMemo, Show, type JSX } from "solid-js";
import type { Metric } from "../../api/rows.ts";
import { Choice } from "../../ui/choice.tsx";
import { FilterMenu } from "../../ui/filter-menu.tsx";
import type { Option } from "../../ui/menu.tsx";
import { SearchBox } from "../../ui/search-box.tsx";
import { tiersOf, traitsHeld, traitsOf } from "./catalogue-filters.ts";
import { countMeasures } from "./catalogue.ts";
import type { CatalogueState } from "./url-filters.ts";

const forms: readonly Option<Window>[] = [
  { value: "7d", label: "7 d" },
  { value: "28d", label: "28 d" },
  { value: "all", label: "All time" },
];

const listOf = (text: string | null): string[] => (text === null ? [] : [text]);

/** The search, the form to show where a measure has several, and the menus of what can be ticked. `children` says how many fit. */
export function CatalogueBar(props: { state: CatalogueState; rows: readonly Metric[]; children: JSX.Element }) {
  const stages = createMemo(() => countMeasures(props.rows, ({ stage }) => listOf(stage)));
  const owners = createMemo(() => countMeasures(props.rows, ({ product_group: group }) => listOf(group)));
  const tiers = createMemo(() => countMeasures(props.rows, tiersOf));
  const traits = createMemo(() => countMeasures(props.rows, traitsHeld));
  const ticked = () => props.state.ticked();
  return (
    <div class="toolbar">
      <SearchBox label="Search metrics" value={props.state.words()} onInput={props.state.setWords} />
      <Choice label="Show measures over" options={forms} value={props.state.prefer()} onChoose={props.state.setPrefer} />
      <Show when={stages().length > 0}>
        <FilterMenu name="Stage" counts={stages()} values={ticked().stage} onChange={props.state.setStage} />
        <FilterMenu name="Owner" counts={owners()} values={ticked().owner} onChange={props.state.setOwner} />
        <FilterMenu name="Tier" counts={tiers()} values={ticked().tier} onChange={props.state.setTier} />
      </Show>
      <FilterMenu name="Is" counts={traits()} values={traitsOf(ticked().is)} onChange={(values) => props.state.setIs(traitsOf(values))} />
      <span class="toolbar-count" role="status">{props.children}</span>
    </div>
  );
}
