import { versionOrder } from "@pinghouse/shared/version/version";
import { A } from "@solidjs/router";
import { Show } from "solid-js";
import type { SetAsideRow } from "../../api/rows.ts";
import { formatInstant } from "../../charts/format.ts";
import type { Column } from "../../ui/virtual-table.tsx";
import { installationHref } from "../installations/columns.tsx";
import { reasonWords } from "./set-aside-groups.ts";

/** Who it came from; of a bound installation, the way to its page. */
function From(props: { row: SetAsideRow }) {
  const name = () => <span title={props.row.uuid}>{props.row.hostname || props.row.uuid}</span>;
  return (
    <Show when={props.row.reason === "unverified"} fallback={name()}>
      <A href={installationHref(props.row.installation)}>{name()}</A>
    </Show>
  );
}

/** The columns of the pings that were set aside. */
export const setAsideColumns: readonly Column<SetAsideRow>[] = [
  { id: "hostname", title: "From", width: 180, grow: 2, sort: (row) => row.hostname, cell: (row) => <From row={row} /> },
  { id: "reason", title: "Reason", width: 150, sort: (row) => row.reason, cell: (row) => reasonWords[row.reason].title },
  { id: "detail", title: "Detail", width: 180, grow: 3, cell: (row) => <span title={row.detail}>{row.detail}</span> },
  {
    id: "version",
    title: "Version",
    width: 90,
    sort: (row) => (row.version === null ? null : versionOrder(row.version)),
    cell: (row) => row.version ?? <span class="faint">not said</span>,
  },
  { id: "recorded_at", title: "Recorded", width: 180, numeric: true, sort: (row) => row.recorded_at, descendingFirst: true, cell: (row) => formatInstant(row.recorded_at) },
  { id: "received_at", title: "Received", width: 180, numeric: true, sort: (row) => row.received_at, descendingFirst: true, cell: (row) => formatInstant(row.received_at) },
];
