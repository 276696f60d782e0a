import { versionOrder } from "@pinghouse/shared/version/version";
import type { CheckVersion } from "../../api/rows.ts";
import { formatDay, formatNumber } from "../../charts/format.ts";
import { ShareCell } from "../../ui/share-cell.tsx";
import type { Column } from "../../ui/virtual-table.tsx";
import { askedWords, productWords } from "./check-words.ts";

const amount = { grow: 0.4, numeric: true, descendingFirst: true } as const;

/** Columns of the versions that asked; `total` is the number of all checks. The pings' columns stand last, under heads that say whose they are. */
export const checkColumns = (total: number, products: boolean): readonly Column<CheckVersion>[] => [
  { id: "version", title: "Version", width: 130, grow: 0.5, descendingFirst: true, sort: ({ version }) => versionOrder(version), cell: ({ version }) => askedWords(version) },
  ...(products ? [{ id: "product", title: "Product", width: 110, grow: 0.3, sort: ({ product }: CheckVersion) => product, cell: ({ product }: CheckVersion) => productWords(product) }] : []),
  { id: "checks", title: "Checks", width: 90, ...amount, sort: ({ checks }) => checks, cell: ({ checks }) => formatNumber(checks) },
  { id: "share", title: "Share", unit: "of checks", width: 170, grow: 1, descendingFirst: true, sort: ({ checks }) => checks, cell: ({ checks }) => <ShareCell share={total === 0 ? null : checks / total} /> },
  { id: "hosts", title: "Hosts", unit: "at least", width: 110, ...amount, sort: ({ hosts }) => hosts, cell: ({ hosts }) => (hosts === null ? <span class="faint">not kept</span> : formatNumber(hosts)) },
  { id: "last", title: "Last asked", width: 116, grow: 0.3, descendingFirst: true, sort: ({ last_day }) => last_day, cell: ({ last_day }) => formatDay(last_day) },
  { id: "installations", title: "Installations", unit: "by ping", width: 156, ...amount, sort: ({ installations }) => installations, cell: ({ installations }) => <span class="soft">{formatNumber(installations)}</span> },
  { id: "users", title: "Active users", unit: "by ping", width: 156, ...amount, sort: ({ active_users }) => active_users, cell: ({ active_users }) => <span class="soft">{formatNumber(active_users)}</span> },
];
