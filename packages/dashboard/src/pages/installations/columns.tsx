import { versionOrder } from "@pinghouse/shared/version/version";
import { A } from "@solidjs/router";
import type { Installation } from "../../api/rows.ts";
import { formatDay, formatNumber } from "../../charts/format.ts";
import type { Column } from "../../ui/virtual-table.tsx";

export const installationHref = (id: string): string => `/installations/${encodeURIComponent(id)}`;

/** Said where the ping does not say. */
const NotSaid = () => <span class="faint">not said</span>;

/** The columns of the list of installations. */
export const installationColumns: readonly Column<Installation>[] = [
  {
    id: "hostname",
    title: "Installation",
    width: 190,
    grow: 2,
    sort: (row) => row.hostname || row.id,
    cell: (row) => (
      <A href={installationHref(row.id)} tabindex={-1} title={row.hostname || row.id}>
        {row.hostname || `without a hostname, ${row.id.slice(0, 8)}`}
      </A>
    ),
  },
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
