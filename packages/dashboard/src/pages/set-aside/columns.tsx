import { versionOrder } from "@pinghouse/shared/version/version";
import type { SetAsideRow } from "../../api/rows.ts";
import { formatInstant } from "../../charts/format.ts";
import type { Column } from "../../ui/virtual-table.tsx";
import { reasonWords } from "./set-aside-groups.ts";

/** The columns of the pings that were set aside. */
export const setAsideColumns: readonly Column<SetAsideRow>[] = [
  { id: "hostname", title: "From", width: 180, grow: 2, sort: (row) => row.hostname, cell: (row) => <span title={row.uuid}>{row.hostname || row.uuid}</span> },
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
