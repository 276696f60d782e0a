import type { Look } from "./colour.ts";

/** A look whose colours are their own names, so that a test reads which one was taken. */
export const namedLook: Look = {
  surface: "surface",
  raised: "raised",
  text: "text",
  soft: "soft",
  faint: "faint",
  line: "line",
  grid: "grid",
  band: "band",
  bandSoft: "bandSoft",
  bad: "bad",
  series: ["series-1", "series-2", "series-3", "series-4", "series-5", "series-6"],
  font: "sans",
};
