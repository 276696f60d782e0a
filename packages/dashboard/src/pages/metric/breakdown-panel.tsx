import { createMemo } from "solid-js";
import type { MetricPart } from "../../api/rows.ts";
import { createUrlSort } from "../../state/url-state.ts";
import { AbsenceLegend } from "../../ui/absence-legend.tsx";
import { Choice } from "../../ui/choice.tsx";
import { Panel, type PanelQuery } from "../../ui/panel.tsx";
import { VirtualTable } from "../../ui/virtual-table.tsx";
import { partColumns, type PartBy } from "./breakdown-columns.tsx";
import { Downloads } from "./downloads.tsx";
import type { Kind } from "./words.ts";

const choices = [{ value: "version", label: "By version" }, { value: "edition", label: "By edition" }, { value: "size", label: "By size" }] as const;

interface BreakdownProps {
  query: PanelQuery<{ readonly items: MetricPart[] }>;
  by: PartBy;
  onBy: (by: PartBy) => void;
  kind: Kind;
  /** Which week, and as of when. */
  when: string;
  api: string;
  metric: string;
}

/** The metric at each version, edition or size: use, level, coverage, and every way of having no value. */
export function BreakdownPanel(props: BreakdownProps) {
  const [sort, setSort] = createUrlSort({ by: "part", descending: true }, "parts");
  const columns = createMemo(() => partColumns(props.by, props.kind, () => props.when));
  return (
    <Panel
      title={`Use, coverage and failures by ${props.by}`}
      unit={props.when}
      query={props.query}
      height={320}
      actions={<Choice label="Split by" options={choices} value={props.by} onChoose={props.onBy} />}
      isEmpty={({ items }) => items.length === 0}
      empty="No installation of this cohort reported in this week. Widen the cohort, or look at another week."
    >
      {(answer) => (
        <>
          <VirtualTable label={`The metric by ${props.by}`} rows={answer().items} columns={columns()} rowKey={({ value }) => value} sort={sort()} onSort={setSort} height="420px" dense />
          <AbsenceLegend kinds={["missing", "failed", "unavailable"]} />
          <Downloads api={props.api} file={`by-${props.by}-${props.metric}`} />
        </>
      )}
    </Panel>
  );
}
