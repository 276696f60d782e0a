import { createMemo } from "solid-js";
import type { CheckVersion } from "../../api/rows.ts";
import { createUrlSort } from "../../state/url-state.ts";
import { Panel, type PanelQuery } from "../../ui/panel.tsx";
import { VirtualTable } from "../../ui/virtual-table.tsx";
import { spanWords } from "./check-words.ts";
import type { CheckSpan } from "./check-days.ts";
import { checkColumns } from "./columns.tsx";

/** Which versions asked, and beside each the installations that ping with it. */
export function VersionsPanel(props: { query: PanelQuery<CheckVersion[]>; span: CheckSpan }) {
  const [sort, setSort] = createUrlSort({ by: "version", descending: true });
  return (
    <Panel title="Versions that ask" unit={spanWords[props.span]} query={props.query} height={320} isEmpty={(rows) => rows.length === 0} empty="No version has asked in these days.">
      {(rows) => {
        const columns = createMemo(() => checkColumns(rows().reduce((sum, { checks }) => sum + checks, 0), new Set(rows().map(({ product }) => product)).size > 1));
        return <VirtualTable label="Versions that ask" rows={rows()} columns={columns()} rowKey={({ product, version }) => `${product} ${version}`} sort={sort()} onSort={setSort} />;
      }}
    </Panel>
  );
}
