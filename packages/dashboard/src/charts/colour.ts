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
  /** Faults alone, always with a shape or a word beside it. */
  readonly bad: string;
  readonly series: readonly string[];
  readonly font: string;
}

/** The colour of the series with this number; from the seventh on they are grey, because colours past six are not told apart. */
export const seriesColour = (look: Look, index: number): string => look.series[index] ?? look.faint;
