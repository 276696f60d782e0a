import { versionOrder } from "@pinghouse/shared/version/version";
import { Show } from "solid-js";
import { A } from "@solidjs/router";
import type { Installation } from "../../api/rows.ts";
import { formatDay, formatNumber } from "../../charts/format.ts";
import type { Column } from "../../ui/virtual-table.tsx";

export const installationHref = (id: string): string => `/installations/${encodeURIComponent(id)}`;

/** Said where the ping does not say. */
const NotSaid = () => <span class="faint">not said</span>;

/** What is ticked in the list, by id, and a way to tick. */
export interface Ticks {
  readonly has: (id: string) => boolean;
  readonly toggle: (id: string) => void;
}

const nameOf = (row: Installation): string => row.hostname || row.id;

/** Names of installations, with a box to tick where there is something to do with several. */
const hostnameColumn = (ticks: Ticks | undefined): Column<Installation> => ({
  id: "hostname",
  title: "Installation",
  width: ticks === undefined ? 190 : 222,
  grow: 2,
  sort: nameOf,
  cell: (row) => (
    <>
      <Show when={ticks}>
        {(held) => (
          <label class="row-tick">
            <input type="checkbox" tabindex={-1} aria-label={`Tick ${nameOf(row)}`} checked={held().has(row.id)} onChange={() => held().toggle(row.id)} />
          </label>
        )}
      </Show>
      <A href={installationHref(row.id)} tabindex={-1} title={nameOf(row)}>
        {row.hostname || `without a hostname, ${row.id.slice(0, 8)}`}
      </A>
    </>
  ),
});

const labelColumn: Column<Installation> = { id: "label", title: "Label", width: 88, grow: 0.7, sort: (row) => row.label, cell: (row) => row.label ?? <span class="faint">none</span> };

const saidColumns: readonly Column<Installation>[] = [
  {
    id: "version",
    title: "Version",
    width: 88,
    grow: 0.7,
    sort: (row) => (row.version === null ? null : versionOrder(row.version)),
    descendingFirst: true,
    cell: (row) => row.version ?? <NotSaid />,
  },
  { id: "edition", title: "Edition", width: 72, grow: 0.7, sort: (row) => row.edition, cell: (row) => row.edition ?? <NotSaid /> },
  {
    id: "users",
    title: "Active users",
    width: 96,
    grow: 0.7,
    numeric: true,
    sort: (row) => row.users,
    descendingFirst: true,
    cell: (row) => (row.users === null ? <NotSaid /> : formatNumber(row.users)),
  },
  { id: "plan", title: "Plan", width: 72, grow: 0.7, sort: (row) => row.plan, cell: (row) => row.plan ?? <NotSaid /> },
  { id: "installation_type", title: "Type", width: 116, grow: 0.7, sort: (row) => row.installation_type, cell: (row) => row.installation_type ?? <NotSaid /> },
  {
    id: "state",
    title: "State",
    width: 72,
    grow: 0.7,
    sort: (row) => row.state,
    cell: (row) => <span class={`state state-${row.state}`}>{row.state}</span>,
  },
  { id: "pings", title: "Pings", width: 56, grow: 0.7, numeric: true, sort: (row) => row.pings, descendingFirst: true, cell: (row) => formatNumber(row.pings) },
  {
    id: "last_ping_at",
    title: "Last ping",
    width: 96,
    grow: 0.7,
    numeric: true,
    sort: (row) => row.last_ping_at,
    descendingFirst: true,
    cell: (row) => formatDay(row.last_ping_at),
  },
];

/** The columns of the list of installations, with boxes to tick for those who label several at once. */
export const installationColumns = (ticks: Ticks | undefined): Column<Installation>[] => [hostnameColumn(ticks), ...saidColumns, labelColumn];
