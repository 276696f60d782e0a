import { A, useNavigate } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import { createMemo, createSignal, Show } from "solid-js";
import { installationsQuery, statusQuery } from "../../api/queries.ts";
import { formatCount, formatNumber } from "../../charts/format.ts";
import { useSession } from "../../shell/session.tsx";
import { answerOf } from "../../state/answer-of.ts";
import { createUrlList, createUrlSort, createUrlText } from "../../state/url-state.ts";
import { createWholeList } from "../../state/whole-list.ts";
import { FilterMenu } from "../../ui/filter-menu.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Panel } from "../../ui/panel.tsx";
import { SearchBox } from "../../ui/search-box.tsx";
import { VirtualTable } from "../../ui/virtual-table.tsx";
import { LabelMany } from "../../labels/label-many.tsx";
import { ListTabs } from "../lists/list-tabs.tsx";
import { installationColumns, installationHref, type Ticks } from "./columns.tsx";
import { countValues, filterInstallations } from "./filter-installations.ts";
import "./page.css";

/** What is searched and ticked, kept in the page's address. */
const createFilter = () => {
  const [search, setSearch] = createUrlText("search");
  const [edition, setEdition] = createUrlList("edition");
  const [size, setSize] = createUrlList("size");
  const [state, setState] = createUrlList("state");
  const [installation_type, setType] = createUrlList("installation_type");
  const [label, setLabel] = createUrlList("label");
  const [version, setVersion] = createUrlList("version");
  const clear = () => {
    setSearch("");
    setEdition([]);
    setSize([]);
    setState([]);
    setType([]);
    setLabel([]);
    setVersion([]);
  };
  const value = () => ({ search: search(), edition: edition(), size: size(), state: state(), installation_type: installation_type(), label: label(), version: version() });
  return { value, setVersion, setLabel, setSearch, setEdition, setSize, setState, setType, clear };
};

/** How many installations there are at all, for those who may know; an admin's own list tells by itself. */
const createTotal = (loaded: () => number) => {
  const session = useSession();
  const status = useQuery(() => ({ ...statusQuery(), enabled: session().role !== "admin" }));
  return () => Math.max(answerOf(status)?.installations ?? 0, loaded());
};

/** Every installation that ever sent a ping, in one table: loaded to its end, searched and sorted here. */
export function InstallationsPage() {
  const navigate = useNavigate();
  const session = useSession();
  const list = createWholeList(installationsQuery);
  const total = createTotal(() => list.rows().length);
  const filter = createFilter();
  const [sort, setSort] = createUrlSort({ by: "users", descending: true });
  const shown = createMemo(() => filterInstallations(list.rows(), filter.value()));
  const [ticked, setTicked] = createSignal<ReadonlySet<string>>(new Set());
  const isAdmin = () => session().role === "admin";
  const ticks: Ticks = {
    has: (id) => ticked().has(id),
    toggle: (id) => setTicked(new Set(ticked().has(id) ? [...ticked()].filter((held) => held !== id) : [...ticked(), id])),
  };
  const mayLabel = () => session().role === "operator";
  const columns = createMemo(() => installationColumns(mayLabel() ? ticks : undefined));
  // What a filter hides stays ticked, and is not labelled unseen.
  const chosen = () => shown().flatMap(({ id }) => (ticked().has(id) ? [id] : []));
  const count = () => {
    if (!list.complete()) return `${formatNumber(list.rows().length)} of ${formatNumber(total())} loaded`;
    return shown().length === list.rows().length ? formatCount(shown().length, "installation") : `${formatNumber(shown().length)} of ${formatCount(list.rows().length, "installation")}`;
  };
  return (
    <>
      <PageHead
        title={session().role === "admin" ? "Your installations" : "Installations"}
        lead={session().role === "admin" ? "The installations you look after." : "Everything that ever sent a ping, silent ones too."}
        actions={<Show when={session().role !== "analyst"}><A class="button" href="/usage_data/new">Hand in a payload file</A></Show>}
      />
      <Show when={!isAdmin()}><ListTabs /></Show>
      <div class="table-panel">
        <Panel title="All installations" query={list.query} height={480} isEmpty={(rows) => rows.length === 0} empty="No installation has sent a ping yet.">
          {() => (
            <>
              <div class="toolbar">
                <SearchBox label="Search by hostname, version or id" value={filter.value().search} onInput={filter.setSearch} />
                <FilterMenu name="Edition" counts={countValues(list.rows(), "edition")} values={filter.value().edition} onChange={filter.setEdition} />
                <FilterMenu name="Size" counts={countValues(list.rows(), "size")} values={filter.value().size} onChange={filter.setSize} />
                <FilterMenu name="Version" counts={countValues(list.rows(), "version")} values={filter.value().version} onChange={filter.setVersion} />
                <FilterMenu name="State" counts={countValues(list.rows(), "state")} values={filter.value().state} onChange={filter.setState} />
                <FilterMenu name="Type" counts={countValues(list.rows(), "installation_type")} values={filter.value().installation_type} onChange={filter.setType} />
                <FilterMenu name="Label" counts={countValues(list.rows(), "label")} values={filter.value().label} onChange={filter.setLabel} />
                <Show when={mayLabel()}>
                  <LabelMany chosen={chosen()} found={shown().map(({ id }) => id)} filtered={shown().length < list.rows().length} onDone={() => setTicked(new Set<string>())} />
                </Show>
                <span class="toolbar-count" role="status">
                  {count()}
                </span>
              </div>
              <VirtualTable
                label="Installations"
                rows={shown()}
                columns={columns()}
                rowKey={(row) => row.id}
                sort={sort()}
                onSort={setSort}
                onTick={mayLabel() ? (row) => ticks.toggle(row.id) : undefined}
                onOpen={(row) => navigate(installationHref(row.id))}
                empty={
                  <>
                    <Show when={list.complete()} fallback="Still loading; nothing fits so far.">
                      No installation fits these words and filters.
                    </Show>{" "}
                    <button type="button" class="button" onClick={filter.clear}>
                      Show all
                    </button>
                  </>
                }
              />
            </>
          )}
        </Panel>
      </div>
    </>
  );
}
