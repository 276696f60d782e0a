import { versionOrder } from "@pinghouse/shared/version/version";
import { formatNumber } from "../../charts/format.ts";
import { Show } from "solid-js";
import { type Colour, SeverityMark } from "../../releases/severity-mark.tsx";
import type { Told } from "../../releases/told-versions.ts";
import { ShareCell } from "../../ui/share-cell.tsx";
import type { Column } from "../../ui/virtual-table.tsx";
import { versionWords } from "./version-parts.ts";
import type { VersionStanding } from "./version-standings.ts";

const bar = { grow: 1, descendingFirst: true } as const;
const amount = { grow: 0.3, numeric: true, descendingFirst: true } as const;

/** What a version is told, where its patches are told the same, or that some of them are told danger. */
function ToldCell(props: { told: Told["told"] }) {
  return (
    <Show when={props.told} fallback={<span class="faint" title="its patches are told different things, none of them to update asap">differs</span>}>
      {(told) => <Show when={colourOf(told())} fallback={<SeverityMark severity="danger" words="some patches" />}>{(colour) => <SeverityMark severity={colour()} />}</Show>}
    </Show>
  );
}

const colourOf = (told: NonNullable<Told["told"]>): Colour | undefined => (told === "some" ? undefined : told);

/** Whether any version is told anything: not where the hub knows no release. */
const isKnown = (told: ReadonlyMap<string, Told>): boolean => [...told.values()].some((one) => one.told !== "unknown");

const toldColumn = (told: ReadonlyMap<string, Told>): Column<VersionStanding> => (
{ id: "told", title: "Told today", width: 150, grow: 0.3, sort: ({ version }) => told.get(version)?.told ?? "", cell: ({ version }) => <ToldCell told={told.get(version)?.told} /> }
);

/** The columns of the table of versions in one week. */
export const versionColumns = (told: ReadonlyMap<string, Told>): readonly Column<VersionStanding>[] => [
  { id: "version", title: "Version", width: 100, grow: 0.4, descendingFirst: true, sort: ({ version }) => versionOrder(version), cell: ({ version }) => versionWords(version) },
  { id: "installations", title: "Installations", width: 108, ...amount, sort: ({ installations }) => installations, cell: ({ installations }) => formatNumber(installations) },
  { id: "share", title: "Share", unit: "of n", width: 180, ...bar, sort: ({ share }) => share, cell: ({ share }) => <ShareCell share={share} /> },
  ...(isKnown(told) ? [toldColumn(told)] : []),
  { id: "at-least", title: "At least this", unit: "installations", width: 172, ...amount, sort: ({ atLeast }) => atLeast, cell: ({ atLeast }) => formatNumber(atLeast) },
  { id: "at-least-share", title: "Share", unit: "at least this", width: 180, ...bar, sort: ({ atLeastShare }) => atLeastShare, cell: ({ atLeastShare }) => <ShareCell share={atLeastShare} hollow /> },
  { id: "users", title: "Active users", width: 108, ...amount, sort: ({ users }) => users, cell: ({ users }) => formatNumber(users) },
  { id: "users-share", title: "Share", unit: "of users", width: 160, ...bar, sort: ({ usersShare }) => usersShare, cell: ({ usersShare }) => <ShareCell share={usersShare} /> },
];
