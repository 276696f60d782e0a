import { installationViewsQuery } from "../../../api/queries.ts";
import type { InstallationView } from "../../../api/rows.ts";
import { formatDay, formatNumber } from "../../../charts/format.ts";
import { createUrlSort } from "../../../state/url-state.ts";
import { createWholeList } from "../../../state/whole-list.ts";
import { Panel } from "../../../ui/panel.tsx";
import { VirtualTable, type Column } from "../../../ui/virtual-table.tsx";
import { HubFiles } from "../hub-files.tsx";
import { partsWords, viewerWords, wayWords } from "./held-words.ts";

const still = { grow: 0 } as const;

const columns: readonly Column<InstallationView>[] = [
  { id: "day", title: "Day", width: 110, ...still, descendingFirst: true, sort: ({ day, viewer }) => `${day} ${viewer}`, cell: ({ day }) => <span>{formatDay(day)}</span> },
  { id: "who", title: "Who", width: 170, ...still, sort: ({ viewer }) => viewer, cell: (view) => <span>{viewerWords(view)}</span> },
  { id: "way", title: "By", width: 110, grow: 0.4, sort: wayWords, cell: (view) => <span class="soft">{wayWords(view)}</span> },
  { id: "visits", title: "Visits", width: 70, ...still, numeric: true, descendingFirst: true, sort: ({ visits }) => visits, cell: ({ visits }) => <span>{formatNumber(visits)}</span> },
  { id: "parts", title: "Opened", width: 260, grow: 1, cell: (view) => <span title={partsWords(view)}>{partsWords(view)}</span> },
];

/** Who of the hub's people looked at this installation, day by day. */
export function ViewsPanel(props: { id: string }) {
  const list = createWholeList(() => installationViewsQuery(props.id));
  const [sort, setSort] = createUrlSort({ by: "day", descending: true }, "viewed");
  return (
    <div id="viewed">
      <Panel title="Who looked at you" unit="13 months" query={list.query} height={240} isEmpty={(rows) => rows.length === 0} empty={<><p>Nobody of the hub’s people is on record as having looked at this installation.</p><Explained /></>}>
        {(rows) => (
          <>
            <VirtualTable label="Who looked at this installation" rows={rows()} columns={columns} rowKey={({ day, viewer }) => `${day} ${viewer}`} sort={sort()} onSort={setSort} dense height="300px" />
            <Explained />
            <HubFiles api={`/api/v1/installations/${encodeURIComponent(props.id)}/views`} file="who-looked" />
          </>
        )}
      </Panel>
    </div>
  );
}

function Explained() {
  return (
    <p class="cell-why">
      Operators and analysts of the hub who opened something of this installation in particular. A person keeps their number; their name is theirs. Reads with less than half an hour between them are one visit. Lists and exports of the whole fleet, in which you are one of many, do not count, nor do your own looks.
    </p>
  );
}
