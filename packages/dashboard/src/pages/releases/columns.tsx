import { versionOrder } from "@pinghouse/shared/version/version";
import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import type { ReleaseRow } from "../../api/rows.ts";
import { formatDay, formatNumber } from "../../charts/format.ts";
import { SeverityMark } from "../../releases/severity-mark.tsx";
import type { Column } from "../../ui/virtual-table.tsx";

/** The address of the page with one release open. */
export const releaseHref = (version: string): string => `/releases?open=${encodeURIComponent(version)}`;

const spread = (list: string): string => list.replaceAll("|", ", ");
const text = (list: string) => <span title={spread(list)}>{spread(list)}</span>;

function Kinds(props: { row: ReleaseRow }) {
  const kinds = () => [...(props.row.critical ? ["critical"] : []), ...(props.row.security ? ["security"] : []), ...(props.row.out ? [] : ["not out yet"])];
  return <span class="releases-kinds"><For each={kinds()}>{(kind) => <span class={`releases-kind releases-kind-${kind.replaceAll(" ", "-")}`}>{kind}</span>}</For></span>;
}

/** Members that a release endangers, as a number with its mark; a dash for none. */
function Endangers(props: { row: ReleaseRow }) {
  return (
    <Show when={props.row.endangers > 0} fallback={<span class="faint" title="nobody is told to update asap for lack of it">–</span>}>
      <SeverityMark severity="danger" words={formatNumber(props.row.endangers)} />
    </Show>
  );
}

const amount = { numeric: true, descendingFirst: true, grow: 0.2 } as const;

/** The columns of the table of releases. */
export const releaseColumns: readonly Column<ReleaseRow>[] = [
  { id: "version", title: "Version", width: 96, grow: 0.3, descendingFirst: true, sort: ({ version }) => versionOrder(version), cell: ({ version }) => <A href={releaseHref(version)}>{version}</A> },
  { id: "released", title: "Released", width: 104, grow: 0.2, descendingFirst: true, sort: ({ released_on, version }) => Date.parse(released_on) + (versionOrder(version) ?? 0) / 1e16, cell: ({ released_on }) => formatDay(released_on) },
  { id: "kind", title: "Kind", width: 140, grow: 0.3, descendingFirst: true, sort: ({ security, critical }) => Number(security) + Number(critical), cell: (row) => <Kinds row={row} /> },
  { id: "told", title: "It is told", width: 146, grow: 0.3, sort: ({ severity }) => severity, cell: ({ severity }) => <SeverityMark severity={severity} /> },
  { id: "installations", title: "Run it", unit: "today", width: 92, ...amount, sort: ({ installations }) => installations, cell: ({ installations }) => formatNumber(installations) },
  { id: "endangers", title: "Red for lack of it", width: 124, ...amount, sort: ({ endangers }) => endangers, cell: (row) => <Endangers row={row} /> },
  { id: "advisories", title: "Advisories", width: 150, grow: 1, sort: ({ advisories }) => advisories, cell: ({ advisories }) => text(advisories) },
  { id: "affected", title: "Affected versions", width: 140, grow: 1, cell: ({ affected, security }) => (affected === "" && security ? <span class="soft">all older</span> : text(affected)) },
  { id: "also", title: "Also fixed in", width: 110, grow: 0.6, cell: ({ also_fixed_in }) => text(also_fixed_in) },
];
