import { formatNumber } from "../../../charts/format.ts";
import { FilterMenu } from "../../../ui/filter-menu.tsx";
import { Menu, MenuChoice } from "../../../ui/menu.tsx";
import { SearchBox } from "../../../ui/search-box.tsx";
import { standingWords } from "../../installation/standing.ts";
import { uses, type Use } from "./found-rows.ts";

interface FilterBarProps {
  search: string;
  setSearch: (search: string) => void;
  use: Use;
  setUse: (use: Use) => void;
  counts: Record<Use, number>;
  stage: readonly string[];
  setStage: (stage: readonly string[]) => void;
  stages: readonly { value: string; n: number }[];
  /** How many are shown, and in which order. */
  said: string;
}

const useName = (use: Use): string => (use === "all" ? "All" : standingWords[use]);

/** What is shown of the metrics: words, use, stage; and how many that are. */
export function FilterBar(props: FilterBarProps) {
  const label = () => (props.use === "all" ? "Use" : `Use: ${useName(props.use).toLowerCase()}`);
  return (
    <div class="toolbar">
      <SearchBox label="Search metrics" value={props.search} onInput={props.setSearch} />
      <FilterMenu name="Stage" counts={props.stages} values={props.stage} onChange={props.setStage} />
      <Menu name={props.use === "all" ? "Filter by use" : `Filter by use, now ${useName(props.use).toLowerCase()}`} label={<span classList={{ "filter-on": props.use !== "all" }}>{label()}</span>}>
        <MenuChoice title="Use" options={uses.map((one) => ({ value: one, label: `${useName(one)}, ${formatNumber(props.counts[one])}` }))} value={props.use} onChoose={props.setUse} />
      </Menu>
      <span class="toolbar-count" role="status">{props.said}</span>
    </div>
  );
}
