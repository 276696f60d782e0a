import { token } from "../state/theme.ts";

/** The colours a chart draws with, resolved from the tokens: ECharts reads no CSS. */
export interface Look {
  readonly surface: string;
  readonly raised: string;
  readonly text: string;
  readonly soft: string;
  readonly faint: string;
  readonly line: string;
  readonly grid: string;
  readonly band: string;
  readonly bandSoft: string;
  readonly series: readonly string[];
  readonly font: string;
}

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
  series: [1, 2, 3, 4, 5, 6].map((n) => token(`--series-${n}`)),
  font: token("--font"),
});

/** The colour of the series with this number; from the seventh on they are grey, because colours past six are not told apart. */
export const seriesColour = (look: Look, index: number): string => look.series[index] ?? look.faint;
