import { A } from "@solidjs/router";
import { createMemo } from "solid-js";
import { installationMetricsQuery } from "../../../api/queries.ts";
import type { Held, InstallationMetric } from "../../../api/rows.ts";
import { formatCount, formatInstant, formatNumber } from "../../../charts/format.ts";
import { createUrlSort, createUrlText } from "../../../state/url-state.ts";
import { createWholeList } from "../../../state/whole-list.ts";
import { MetricKey } from "../../../ui/metric-key.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { VirtualTable, type Column } from "../../../ui/virtual-table.tsx";
import { ValueCell, valueWords } from "../../installation/value-cell.tsx";
import { foundFields, heldFields } from "./held-fields.ts";

const columns: readonly Column<InstallationMetric>[] = [
  { id: "key", title: "Field", width: 190, grow: 2, sort: ({ key }) => key, cell: ({ key }) => <MetricKey name={key} /> },
  { id: "value", title: "Value", width: 150, grow: 1, sort: (row) => row.value ?? valueWords(row), cell: (row) => <ValueCell row={row} /> },
  { id: "kind", title: "Kind", width: 90, grow: 0, sort: ({ kind }) => kind, cell: ({ kind }) => <span class="soft">{kind}</span> },
];

/** Every field of the newest ping that counts, by key. */
export function FieldsPanel(props: { id: string; newest: Held | undefined }) {
  const list = createWholeList(() => installationMetricsQuery(props.id, {}));
  const [search, setSearch] = createUrlText("q");
  const [sort, setSort] = createUrlSort({ by: "key", descending: false }, "fields");
  const fields = createMemo(() => heldFields(list.rows()));
  const found = createMemo(() => foundFields(fields(), search()));
  const said = () => `${formatNumber(found().length)} of ${formatCount(fields().length, "field")}${list.complete() ? "" : ", loading more"}`;
  const of = () => (props.newest?.newest_recorded_at == null ? undefined : `of the ping recorded ${formatInstant(props.newest.newest_recorded_at)}`);
  return (
    <Panel title="Every field of your newest ping" unit={of()} query={list.query} height={440} isEmpty={() => list.complete() && fields().length === 0} empty="The newest ping holds no field beyond who sent it.">
      {() => (
        <>
          <div class="bar">
            <input type="search" data-page-search placeholder="Find a field or a text" aria-label="Find a field or a text" value={search()} onInput={(event) => setSearch(event.currentTarget.value)} />
            <span class="said" role="status">{said()}</span>
          </div>
          <VirtualTable label="Fields of the newest ping" rows={found()} columns={columns} rowKey={({ key }) => key} sort={sort()} onSort={setSort} dense height="400px" empty="No field fits. Take away words of the search." />
          <p class="cell-why">
            The uuid reads “redacted” here, and stands in the payload. Lists stand in the payload alone. What a field means and where it stands among your peers is on <A href={`/standing/${encodeURIComponent(props.id)}/metrics`}>Metrics</A>.
          </p>
        </>
      )}
    </Panel>
  );
}
