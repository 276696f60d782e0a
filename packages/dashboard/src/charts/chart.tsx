import { createEffect, createMemo, createSignal, For, onCleanup, onMount, Show } from "solid-js";
import { ChartMenu, type ChartMenuOptions } from "./chart-menu.tsx";
import "./chart.css";
import type { Look } from "./colour.ts";
import { currentLook } from "./current-look.ts";
import type { ChartOption, Drawing } from "./drawing.ts";
import type { OpenChart } from "./engine.ts";
import { movedPoint, readout } from "./readout.ts";
import { savePng } from "./save-png.ts";

interface ChartProps extends Drawing {
  /** What the chart shows, in a sentence that stands by itself: it is all that a screen reader says first. */
  label: string;
  /** In pixels; 240 unless said. */
  height?: number;
  menu?: ChartMenuOptions;
}

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** What every chart has in common: type, motion, and a tooltip that is drawn, never HTML, and says what the table says. */
const framed = (drawing: Drawing, look: Look): ChartOption => {
  const option = drawing.option(look);
  return {
    animation: !calm(),
    animationDuration: 120,
    animationDurationUpdate: 120,
    textStyle: { fontFamily: look.font },
    ...option,
    tooltip: {
      trigger: drawing.hover === "item" ? "item" : "axis",
      confine: true,
      renderMode: "richText",
      backgroundColor: look.raised,
      borderColor: look.line,
      borderWidth: 1,
      padding: [8, 12],
      textStyle: { color: look.text, fontFamily: look.font, fontSize: 13, lineHeight: 19 },
      axisPointer: { type: drawing.hover === "row" ? "none" : "line", lineStyle: { color: look.line, type: "solid" } },
      formatter: (points: unknown) => readout(drawing, pointIndex(points)).join("\n"),
    },
  };
};

const pointIndex = (points: unknown): number => {
  const first: unknown = Array.isArray(points) ? points[0] : points;
  const index = typeof first === "object" && first !== null && "dataIndex" in first ? first.dataIndex : undefined;
  return typeof index === "number" ? index : -1;
};

/** Opens ECharts (a chunk of its own) inside `element` and keeps it sized; gone with the owner. */
const createEngine = (element: () => HTMLElement | undefined) => {
  const [engine, setEngine] = createSignal<OpenChart>();
  let gone = false;
  onMount(async () => {
    const { openChart } = await import("./engine.ts");
    const host = element();
    if (gone || host === undefined) return;
    const chart = openChart(host);
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(host);
    setEngine(chart);
    release = () => {
      observer.disconnect();
      chart.dispose();
    };
  });
  let release = () => {};
  onCleanup(() => {
    gone = true;
    release();
  });
  return engine;
};

/**
 * A drawing on the page: picture, keyboard, table behind it, menu. Prepare functions decide what is drawn;
 * this component alone meets ECharts.
 */
export function Chart(props: ChartProps) {
  let plot: HTMLDivElement | undefined;
  const engine = createEngine(() => plot);
  const [asTable, setAsTable] = createSignal(false);
  const [said, setSaid] = createSignal("");
  const option = createMemo(() => framed(props, currentLook()));
  let at: number | undefined;

  createEffect(() => {
    const chart = engine();
    const next = option();
    at = undefined;
    chart?.setOption(next, { notMerge: true });
  });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") return leave();
    const next = movedPoint(event.key, at, props.rows.length);
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    at = next;
    engine()?.dispatchAction({ type: "showTip", seriesIndex: 0, dataIndex: next });
    setSaid(readout(props, next).join(", "));
  };
  const leave = () => {
    at = undefined;
    engine()?.dispatchAction({ type: "hideTip" });
  };
  const onPng = () => {
    if (plot !== undefined && props.menu !== undefined) void savePng(props.menu.file, option(), plot, currentLook().surface);
  };

  return (
    <figure class="chart">
      <div class="chart-tools">
        <button type="button" class="chart-tool" aria-pressed={asTable()} onClick={() => setAsTable(!asTable())}>
          {asTable() ? "Hide the table" : "Table"}
        </button>
        <Show when={props.menu}>{(menu) => <ChartMenu label={props.label} menu={menu()} onPng={onPng} onSaid={setSaid} />}</Show>
      </div>
      <div
        ref={plot}
        class="chart-plot"
        role="img"
        tabindex="0"
        aria-label={`${props.label} Arrow keys read its ${props.rows.length} points.`}
        style={{ height: `${props.height ?? 240}px` }}
        onKeyDown={onKeyDown}
        onBlur={leave}
      />
      <p class="chart-said" aria-live="polite">{said()}</p>
      <Show when={asTable()}>
        <ChartTable label={props.label} columns={props.columns} rows={props.rows} />
      </Show>
    </figure>
  );
}

/** The numbers behind a chart, as plain text cells; the first column names the row. */
function ChartTable(props: { label: string; columns: readonly string[]; rows: readonly (readonly string[])[] }) {
  return (
    <div class="chart-table" tabindex="0" role="region" aria-label={`Table: ${props.label}`}>
      <table>
        <thead><tr><For each={props.columns}>{(column) => <th scope="col">{column}</th>}</For></tr></thead>
        <tbody>
          <For each={props.rows}>
            {(row) => (
              <tr>
                <th scope="row">{row[0]}</th>
                <For each={row.slice(1)}>{(cell) => <td>{cell}</td>}</For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}
