import type { CustomSeriesOption } from "echarts/charts";
import type { Look } from "./colour.ts";
import type { ChartOption, Drawing } from "./drawing.ts";

/** Something that happened in a week, other than what the chart counts. */
export interface Marker {
  readonly week: string;
  /** Such as "18.7". */
  readonly name: string;
  /** Drawn as a full flag rather than a hollow one; the words say why. */
  readonly security?: boolean;
}

export interface Markers {
  /** The column of the table that names them, such as "Released". */
  readonly title: string;
  readonly list: readonly Marker[];
  /** Flags without a line through the plot, where many stand close together. */
  readonly short?: boolean;
}

/** More room above the plot, in pixels, and how far above it the axis' unit stands then. */
const flagRoom = 14;
const nameGap = 29;

/** About how wide a flag with its name is, in pixels. */
const nameWidth = (name: string): number => 14 + 7 * name.length;

/** What happened in each of the weeks, in words: "18.7, 18.6.3 (security)". */
const wordsOf = (weeks: readonly string[], { list }: Markers): string[] =>
  weeks.map((week) => list.filter((marker) => marker.week === week).map(({ name, security }) => (security === true ? `${name} (security)` : name)).join(", "));

interface Flag {
  readonly index: number;
  readonly name: string;
  readonly security: boolean;
}

/** One flag for each week in which something happened. */
export const flagsOf = (weeks: readonly string[], { list }: Markers): Flag[] =>
  weeks.flatMap((week, index) => {
    const here = list.filter((marker) => marker.week === week);
    const [first] = here;
    return first === undefined ? [] : [{ index, name: here.length === 1 ? first.name : `${first.name} +${here.length - 1}`, security: here.some(({ security }) => security === true) }];
  });

/** Which flags have room for their name before the next flag and the plot's right end; of the others the hover and the table tell. */
export const namedFlags = (flags: readonly Pick<Flag, "name">[], places: readonly number[], right: number): boolean[] =>
  flags.map(({ name }, i) => (places[i] ?? 0) + nameWidth(name) <= (places[i + 1] ?? right));

const drawn = (flags: readonly Flag[], short: boolean, look: Look): CustomSeriesOption => ({
  type: "custom",
  silent: true,
  z: 1,
  tooltip: { show: false },
  // No height of its own: a zero would pull an axis down to it.
  data: flags.map(({ index }) => [index, Number.NaN]),
  renderItem: ({ coordSys, dataIndex }, api) => {
    const box = "x" in coordSys && "y" in coordSys && "width" in coordSys && "height" in coordSys ? coordSys : undefined;
    const [top, height, right] = [Number(box?.y ?? 0), Number(box?.height ?? 0), Number(box?.x ?? 0) + Number(box?.width ?? 0)];
    const places = flags.map(({ index }) => api.coord([index, 0])[0] ?? 0);
    const [x, flag] = [places[dataIndex] ?? 0, flags[dataIndex]];
    const named = namedFlags(flags, places, right)[dataIndex] === true;
    return {
      type: "group",
      children: [
        { type: "line", shape: { x1: x, y1: top - 12, x2: x, y2: short ? top : top + height }, style: { stroke: look.line, lineWidth: 1, lineDash: [2, 3], opacity: 0.6 } },
        { type: "path", shape: { pathData: `M${x},${top - 12}l8,3.5l-8,3.5z` }, style: { fill: flag?.security === true ? look.text : look.surface, stroke: look.text, lineWidth: 1 } },
        { type: "text", style: { text: named ? (flag?.name ?? "") : "", x: x + 10, y: top - 8, verticalAlign: "middle", fill: look.soft, font: `12px ${look.font}` } },
      ],
    };
  },
});

const flagged = (option: ChartOption, flags: readonly Flag[], short: boolean, look: Look): ChartOption => {
  const [grid] = Array.isArray(option.grid) ? option.grid : [option.grid];
  const [axis] = Array.isArray(option.yAxis) ? option.yAxis : [option.yAxis];
  const series = Array.isArray(option.series) ? option.series : option.series === undefined ? [] : [option.series];
  return { ...option, grid: { ...grid, top: Number(grid?.top ?? 0) + flagRoom }, yAxis: { ...axis, nameGap }, series: [...series, drawn(flags, short, look)] };
};

/**
 * A weekly drawing with small flags on top of the weeks in which something happened, a hollow one unless it was a security
 * release; the hover, the keyboard and the table say it in a column of their own, before the last (the note). The drawing's
 * rows are these weeks. Without a marker in any of them it stays as it is.
 */
export const marked = (drawing: Drawing, weeks: readonly string[], markers: Markers | undefined): Drawing => {
  const flags = markers === undefined ? [] : flagsOf(weeks, markers);
  if (markers === undefined || flags.length === 0) return drawing;
  const words = wordsOf(weeks, markers);
  const insert = (row: readonly string[], cell: string): string[] => [...row.slice(0, -1), cell, ...row.slice(-1)];
  return {
    ...drawing,
    option: (look) => flagged(drawing.option(look), flags, markers.short === true, look),
    columns: insert(drawing.columns, markers.title),
    rows: drawing.rows.map((row, i) => insert(row, words[i] ?? "")),
  };
};
