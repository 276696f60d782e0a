import type { Drawing } from "./drawing.ts";

/** One point of a chart in lines: its name, then "column: value" for each cell that holds something. */
export const readout = ({ columns, rows }: Pick<Drawing, "columns" | "rows">, index: number): string[] => {
  const row = rows[index];
  if (row === undefined) return [];
  const [name = "", ...cells] = row;
  return [name, ...cells.flatMap((cell, i) => (cell === "" ? [] : [`${columns[i + 1] ?? ""}: ${cell}`]))];
};

/** Where a key press leads among `count` points; undefined where the key moves nothing. */
export const movedPoint = (key: string, at: number | undefined, count: number): number | undefined => {
  if (count === 0) return undefined;
  const last = count - 1;
  switch (key) {
    case "ArrowRight":
    case "ArrowDown":
      return at === undefined ? 0 : Math.min(last, at + 1);
    case "ArrowLeft":
    case "ArrowUp":
      return at === undefined ? last : Math.max(0, at - 1);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return undefined;
  }
};
