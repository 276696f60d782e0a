import { createVirtualizer } from "@tanstack/solid-virtual";
import { createEffect, createMemo, createSignal, createUniqueId, For, type JSX, on, Show } from "solid-js";
import { type Sort, sortRows, type SortValue } from "./sort-rows.ts";
import { nextRow } from "./table-keys.ts";
import "./virtual-table.css";

export interface Column<Row> {
  id: string;
  title: string;
  /** Stands in the head behind the title, never in the cells. */
  unit?: string;
  /** The least width in pixels, and the share of what is left over (0 = stays as it is). */
  width: number;
  grow?: number;
  /** Numbers stand at the right with tabular figures. */
  numeric?: boolean;
  /** What to sort by; a column without it cannot be sorted. */
  sort?: (row: Row) => SortValue;
  /** True when the first click should show the largest first. */
  descendingFirst?: boolean;
  cell: (row: Row) => JSX.Element;
}

interface VirtualTableProps<Row> {
  /** Names the table for those who do not see it. */
  label: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  sort: Sort;
  onSort: (sort: Sort) => void;
  /** Opens a row: by click anywhere in it, or Enter on the active one. The first cell should hold the link itself. */
  onOpen?: (row: Row) => void;
  /** Ticks a row or takes the tick away: Space on the active one. */
  onTick?: ((row: Row) => void) | undefined;
  /** 28 px rows instead of 36. */
  dense?: boolean;
  /** Rows of two lines. */
  tall?: boolean;
  /** CSS height of the scrolling part; the table is lower when it has few rows. */
  height?: string;
  /** Shown in place of rows when there are none: the cause and the next step. */
  empty?: JSX.Element;
}

const ariaSort = (sort: Sort, id: string) => (sort.by !== id ? "none" : sort.descending ? "descending" : "ascending");

function Head<Row>(props: { column: Column<Row>; sort: Sort; onSort: (sort: Sort) => void }) {
  const turn = () => {
    const { id, descendingFirst = false } = props.column;
    props.onSort({ by: id, descending: props.sort.by === id ? !props.sort.descending : descendingFirst });
  };
  const arrow = () => (props.sort.by !== props.column.id ? "" : props.sort.descending ? "↓" : "↑");
  const words = () => (
    <span>
      {props.column.title}
      <Show when={props.column.unit}>{(unit) => <span class="vt-unit">{unit()}</span>}</Show>
    </span>
  );
  return (
    <div role="columnheader" class="vt-cell" classList={{ number: props.column.numeric === true }} aria-sort={props.column.sort ? ariaSort(props.sort, props.column.id) : undefined}>
      <Show when={props.column.sort} fallback={words()}>
        <button type="button" class="vt-sort" onClick={turn}>
          {words()}
          <span class="vt-arrow" aria-hidden="true">
            {arrow()}
          </span>
        </button>
      </Show>
    </div>
  );
}

/**
 * A table that draws only the rows in view, so that ten thousand scroll like ten. Head and first column stay in
 * sight. The whole table is one stop of the Tab key; arrows, Page keys, Home and End move the active row, Enter opens it.
 */
export function VirtualTable<Row>(props: VirtualTableProps<Row>) {
  const id = createUniqueId();
  let scroller: HTMLDivElement | undefined;
  const [active, setActive] = createSignal(-1);
  const [keyboard, setKeyboard] = createSignal(false);
  const rowHeight = () => (props.tall === true ? 52 : props.dense === true ? 28 : 36);
  const sorted = createMemo(() => {
    const value = props.columns.find((column) => column.id === props.sort.by)?.sort;
    return value === undefined ? props.rows : sortRows(props.rows, value, props.sort.descending);
  });
  const virtualizer = createVirtualizer<HTMLDivElement, HTMLDivElement>({
    get count() {
      return sorted().length;
    },
    // A plain reference: reading a signal here leaves the table without rows.
    getScrollElement: () => scroller ?? null,
    estimateSize: () => rowHeight(),
    getItemKey: (index) => index,
    overscan: 12,
    scrollPaddingStart: 36,
  });
  createEffect(
    on(
      () => props.sort,
      () => {
        setActive(-1);
        scroller?.scrollTo({ top: 0 });
      },
      { defer: true },
    ),
  );
  const tracks = () => props.columns.map((column) => `minmax(${column.width}px, ${column.grow === 0 ? `${column.width}px` : `${column.grow ?? 1}fr`})`).join(" ");
  const least = () => props.columns.reduce((sum, column) => sum + column.width, 0);
  const onKeyDown = (event: KeyboardEvent) => {
    if (scroller === undefined || event.target !== scroller) return;
    const row = sorted()[active()];
    if (event.key === "Enter" && row !== undefined) {
      // Else the same key press would be the first in whatever opens, and send a form.
      event.preventDefault();
      return props.onOpen?.(row);
    }
    if (event.key === " " && row !== undefined && props.onTick !== undefined) {
      event.preventDefault();
      return props.onTick(row);
    }
    const page = Math.max(1, Math.floor(scroller.clientHeight / rowHeight()) - 2);
    const next = nextRow(event.key, active(), sorted().length, page);
    if (next === undefined) return;
    event.preventDefault();
    setActive(next);
    virtualizer.scrollToIndex(next);
  };
  const open = (event: MouseEvent, row: Row) => {
    const inLink = event.target instanceof Element && event.target.closest("a, button, input, label") !== null;
    if (!inLink && getSelection()?.isCollapsed !== false) props.onOpen?.(row);
  };
  return (
    <div
      ref={scroller}
      class="vt"
      classList={{ "vt-keyboard": keyboard() }}
      style={{ "--vt-tracks": tracks(), "--vt-least": `${least()}px`, "--vt-row": `${rowHeight()}px`, "max-height": props.height ?? "max(320px, 100dvh - 330px)" }}
      role="grid"
      aria-label={props.label}
      aria-rowcount={sorted().length + 1}
      aria-activedescendant={active() >= 0 ? `${id}-${active()}` : undefined}
      tabindex={0}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        if (event.target !== scroller || !event.currentTarget.matches(":focus-visible")) return;
        setKeyboard(true);
        if (active() < 0 && sorted().length > 0) setActive(virtualizer.range?.startIndex ?? 0);
      }}
      onBlur={() => setKeyboard(false)}
    >
      <div role="rowgroup" class="vt-head">
        <div role="row" class="vt-row" aria-rowindex={1}>
          <For each={props.columns}>{(column) => <Head column={column} sort={props.sort} onSort={props.onSort} />}</For>
        </div>
      </div>
      <div role="rowgroup" class="vt-body" style={{ height: `${virtualizer.getTotalSize()}px` }}>
        <For each={virtualizer.getVirtualItems()}>
          {(item) => (
            <Show when={sorted()[item.index]} keyed>
              {(row) => (
                <div
                  role="row"
                  id={`${id}-${item.index}`}
                  class="vt-row"
                  classList={{ "vt-active": active() === item.index, "vt-opens": props.onOpen !== undefined }}
                  aria-rowindex={item.index + 2}
                  data-key={props.rowKey(row)}
                  style={{ transform: `translateY(${item.start}px)` }}
                  onClick={(event) => open(event, row)}
                >
                  <For each={props.columns}>
                    {(column) => (
                      <div role="gridcell" class="vt-cell" classList={{ number: column.numeric === true }}>
                        {column.cell(row)}
                      </div>
                    )}
                  </For>
                </div>
              )}
            </Show>
          )}
        </For>
      </div>
      <Show when={sorted().length === 0}>
        <div role="rowgroup" class="vt-none">
          <div role="row">
            <div role="gridcell">{props.empty ?? "Nothing to show."}</div>
          </div>
        </div>
      </Show>
    </div>
  );
}
