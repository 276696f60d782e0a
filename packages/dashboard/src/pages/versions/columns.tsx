import { versionOrder } from "@pinghouse/shared/version/version";
import { formatNumber } from "../../charts/format.ts";
import { ShareCell } from "../../ui/share-cell.tsx";
import type { Column } from "../../ui/virtual-table.tsx";
import { versionWords } from "./version-parts.ts";
import type { VersionStanding } from "./version-standings.ts";

const bar = { grow: 1, descendingFirst: true } as const;
const amount = { grow: 0.3, numeric: true, descendingFirst: true } as const;

/** The columns of the table of versions in one week. */
export const versionColumns: readonly Column<VersionStanding>[] = [
  { id: "version", title: "Version", width: 100, grow: 0.4, descendingFirst: true, sort: ({ version }) => versionOrder(version), cell: ({ version }) => versionWords(version) },
  { id: "installations", title: "Installations", width: 108, ...amount, sort: ({ installations }) => installations, cell: ({ installations }) => formatNumber(installations) },
  { id: "share", title: "Share", unit: "of n", width: 180, ...bar, sort: ({ share }) => share, cell: ({ share }) => <ShareCell share={share} /> },
  { id: "at-least", title: "At least this", unit: "installations", width: 172, ...amount, sort: ({ atLeast }) => atLeast, cell: ({ atLeast }) => formatNumber(atLeast) },
  { id: "at-least-share", title: "Share", unit: "at least this", width: 180, ...bar, sort: ({ atLeastShare }) => atLeastShare, cell: ({ atLeastShare }) => <ShareCell share={atLeastShare} hollow /> },
  { id: "users", title: "Active users", width: 108, ...amount, sort: ({ users }) => users, cell: ({ users }) => formatNumber(users) },
  { id: "users-share", title: "Share", unit: "of users", width: 160, ...bar, sort: ({ usersShare }) => usersShare, cell: ({ usersShare }) => <ShareCell share={usersShare} /> },
];
