import { useNavigate } from "@solidjs/router";
import { formatCount } from "../../charts/format.ts";
import type { ReleaseRow } from "../../api/rows.ts";
import { createUrlSort } from "../../state/url-state.ts";
import { CopyBlock } from "../../ui/copy-block.tsx";
import { Panel, type PanelQuery } from "../../ui/panel.tsx";
import { VirtualTable } from "../../ui/virtual-table.tsx";
import { releaseColumns, releaseHref } from "./columns.tsx";

/** How a registry begins. */
function Nothing(props: { mayChange: boolean }) {
  return (
    <>
      <p>The hub knows no release yet, so version checks are answered with "unknown". {props.mayChange ? "Add one above, or import a list:" : "An operator adds them, or imports a list:"}</p>
      <CopyBlock label="the command that imports releases" text="npx --yes pnpm@12 pinghouse releases import releases.csv" />
      <p class="small">The columns are version, released_on, security, critical, advisories and affected; docs/releases-csv.md says what they hold.</p>
    </>
  );
}

/** Every release of the registry, the newest first. */
export function RegistryPanel(props: { query: PanelQuery<ReleaseRow[]>; mayChange: boolean }) {
  const navigate = useNavigate();
  const [sort, setSort] = createUrlSort({ by: "released", descending: true });
  return (
    <Panel title="Releases" unit="and today's active installations" query={props.query} height={360} isEmpty={(rows) => rows.length === 0} empty={<Nothing mayChange={props.mayChange} />}>
      {(rows) => (
        <>
          <VirtualTable label="Releases" rows={rows()} columns={releaseColumns} rowKey={({ version }) => version} sort={sort()} onSort={setSort} onOpen={({ version }) => navigate(releaseHref(version))} height="max(320px, 60dvh)" />
          <p class="small soft releases-note">{formatCount(rows().length, "release")}. "It is told" is what whoever runs the release hears today; "red for lack of it" counts those told to update asap because they lack it, perhaps beside others.</p>
        </>
      )}
    </Panel>
  );
}
