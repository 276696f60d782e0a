import { createMemo, For } from "solid-js";
import type { DropAnswer } from "../../api/rows.ts";
import { formatInstant, formatNumber } from "../../charts/format.ts";
import { createUrlChoice, createUrlSort, createUrlText } from "../../state/url-state.ts";
import { AbsenceLegend } from "../../ui/absence-legend.tsx";
import { SearchBox } from "../../ui/search-box.tsx";
import { VirtualTable } from "../../ui/virtual-table.tsx";
import { dropColumns } from "./columns.tsx";
import { countFilters, dropRows, filters, foundDropRows, type DropFilter, type Look } from "./drop-rows.ts";

const filterWords: Record<DropFilter, string> = { all: "Everything", withheld: "Withheld", ranked: "With a rank", failed: "Could not be counted" };

function Filters(props: { value: DropFilter; counts: Record<DropFilter, number>; placed: boolean; onChoose: (filter: DropFilter) => void }) {
  return (
    <fieldset class="standings">
      <legend class="visually-hidden">Show values that stand this way</legend>
      <For each={filters.filter((filter) => props.placed || filter !== "ranked")}>
        {(filter) => (
          <label>
            <input type="radio" name="drop-filter" checked={props.value === filter} onChange={() => props.onChoose(filter)} />
            {filterWords[filter]} {formatNumber(props.counts[filter])}
          </label>
        )}
      </For>
    </fieldset>
  );
}

/** Every value of a payload: what it is, whether it would be withheld, and where it would stand in the invented fleet. */
export function ValuesPanel(props: { look: Look; places: DropAnswer["places"] }) {
  const [search, setSearch] = createUrlText("q");
  const [filter, setFilter] = createUrlChoice("show", filters, "all");
  const [sort, setSort] = createUrlSort({ by: "key", descending: false });
  const rows = createMemo(() => dropRows(props.look, props.places));
  const counts = createMemo(() => countFilters(rows()));
  const found = createMemo(() => foundDropRows(rows(), search(), filter()));
  const columns = createMemo(() => dropColumns(props.places?.as_of ?? null, props.places !== null));
  return (
    <>
      <div class="drop-bar">
        <SearchBox label="Search your values" value={search()} onInput={setSearch} />
        <span class="drop-said" role="status">
          {formatNumber(found().length)} of {formatNumber(rows().length)} keys
        </span>
      </div>
      <Filters value={filter()} counts={counts()} placed={props.places !== null} onChoose={setFilter} />
      <VirtualTable
        label="Your values"
        rows={found()}
        columns={columns()}
        rowKey={({ key }) => key}
        sort={sort()}
        onSort={setSort}
        height="560px"
        empty="No value fits. Take away words of the search, or choose Everything."
      />
      <AbsenceLegend kinds={["unused", "missing", "failed"]} />
      {props.places === null ? undefined : (
        <p class="soft small">
          Against {formatNumber(props.places.members)} reporting installations of an invented fleet, as of {formatInstant(props.places.as_of)}. Ranks are of values as
          sent: totals since the beginning grow with age and size.
        </p>
      )}
    </>
  );
}
