import { A } from "@solidjs/router";
import { versionOrder } from "@pinghouse/shared/version/version";
import { Show } from "solid-js";
import type { PatchRow } from "../../api/rows.ts";
import { formatCount, formatNumber } from "../../charts/format.ts";
import type { Column } from "../../ui/virtual-table.tsx";
import { installationsHref } from "./patch-words.ts";

const amount = { grow: 0.5, numeric: true, descendingFirst: true } as const;

/** Columns of the minors that have a hole; those of checks stand last, under heads that say so. */
export const patchColumns: readonly Column<PatchRow>[] = [
  { id: "minor", title: "Minor", width: 80, grow: 0.2, descendingFirst: true, sort: ({ minor }) => versionOrder(minor), cell: ({ minor }) => minor },
  { id: "fixed", title: "Fixed in", width: 116, grow: 0.4, sort: ({ fixed_in }) => (fixed_in === null ? -1 : versionOrder(fixed_in)), cell: ({ fixed_in }) => fixed_in ?? <strong>no fix</strong> },
  {
    id: "installations",
    title: "Installations",
    width: 116,
    ...amount,
    sort: ({ installations }) => installations,
    cell: (row) => (
      <Show when={row.installations > 0} fallback={formatNumber(0)}>
        <A href={installationsHref(row)} aria-label={`${formatCount(row.installations, "installation")} on ${row.minor}`}>{formatNumber(row.installations)}</A>
      </Show>
    ),
  },
  { id: "users", title: "Active users", width: 112, ...amount, sort: ({ active_users }) => active_users, cell: ({ active_users }) => formatNumber(active_users) },
  { id: "versions", title: "Affected versions", width: 220, grow: 2, cell: ({ versions }) => <span title={versions.replaceAll("|", ", ")}>{versions.replaceAll("|", ", ")}</span> },
  { id: "checks", title: "Checks", unit: "28 days", width: 132, ...amount, sort: ({ checks }) => checks, cell: ({ checks }) => <span class="soft">{formatNumber(checks)}</span> },
  { id: "hosts", title: "Hosts that asked", unit: "at least", width: 176, ...amount, sort: ({ hosts }) => hosts, cell: ({ hosts }) => <span class="soft">{formatNumber(hosts)}</span> },
];
