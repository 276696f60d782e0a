import { token } from "../state/theme.ts";
import type { Look } from "./colour.ts";

/** The look of the theme on the screen now. Read inside an effect or memo: it tracks the theme. */
export const currentLook = (): Look => ({
  surface: token("--surface"),
  raised: token("--raised"),
  text: token("--text"),
  soft: token("--text-soft"),
  faint: token("--text-faint"),
  line: token("--line-strong"),
  grid: token("--grid"),
  band: token("--band"),
  bandSoft: token("--band-soft"),
  bad: token("--bad"),
  series: [1, 2, 3, 4, 5, 6].map((n) => token(`--series-${n}`)),
  font: token("--font"),
});
