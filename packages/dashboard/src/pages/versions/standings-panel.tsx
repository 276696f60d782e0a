import { createMemo, Show } from "solid-js";
import type { VersionsRow } from "../../api/rows.ts";
import { formatCount, formatDay, formatNumber } from "../../charts/format.ts";
import { createUrlSort } from "../../state/url-state.ts";
import type { PanelQuery } from "../../ui/panel.tsx";
import { Panel } from "../../ui/panel.tsx";
import { VirtualTable } from "../../ui/virtual-table.tsx";
import type { Told } from "../../releases/told-versions.ts";
import { versionColumns } from "./columns.tsx";
import { versionStandings } from "./version-standings.ts";

/** Installations and users on each version in the last week, and how many run at least that one. */
export function StandingsPanel(props: { query: PanelQuery<VersionsRow[]>; filling: string | undefined; told: ReadonlyMap<string, Told> }) {
  const columns = createMemo(() => versionColumns(props.told));
  const [sort, setSort] = createUrlSort({ by: "version", descending: true });
  return (
    <Panel title="On each version" unit="in the last week of the window" query={props.query} height={260} isEmpty={(rows) => rows.length === 0} empty="There is no week to show.">
      {(rows) => {
        const held = createMemo(() => versionStandings(rows()));
        return (
          <Show when={held()}>
            {(week) => (
              <>
                <p class="small soft versions-week">
                  Week of {formatDay(week().week)}
                  {week().week === props.filling ? ", still being filled" : ""}: {formatCount(week().n, "active installation")} (n) with{" "}
                  {formatNumber(week().users)} active users, as they counted.
                </p>
                <VirtualTable
                  label="Versions in the last week"
                  rows={week().standings}
                  columns={columns()}
                  rowKey={({ version }) => version}
                  sort={sort()}
                  onSort={setSort}
                />
              </>
            )}
          </Show>
        );
      }}
    </Panel>
  );
}
