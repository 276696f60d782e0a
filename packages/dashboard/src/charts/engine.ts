import { BarChart, CustomChart, LineChart } from "echarts/charts";
import { GridComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer, SVGRenderer } from "echarts/renderers";
import type { ChartOption } from "./drawing.ts";

use([BarChart, CustomChart, LineChart, GridComponent, TooltipComponent, SVGRenderer, CanvasRenderer]);

/** An ECharts instance that fills `element`, drawn as SVG. Loaded as a chunk of its own: import this file dynamically. */
export const openChart = (element: HTMLElement) => init(element, null, { renderer: "svg" });

export type OpenChart = ReturnType<typeof openChart>;

/** The same drawing as a PNG at twice its size, through a canvas that is never on the page: an SVG in an <img> is against the page's policy. */
export const chartAsPng = async (option: ChartOption, size: { width: number; height: number; ground: string }): Promise<Blob | undefined> => {
  const chart = init(document.createElement("div"), null, { renderer: "canvas", width: size.width, height: size.height, devicePixelRatio: 2 });
  try {
    chart.setOption({ ...option, animation: false, tooltip: { show: false } });
    const canvas = chart.renderToCanvas({ backgroundColor: size.ground, pixelRatio: 2 });
    return await new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), "image/png"));
  } finally {
    chart.dispose();
  }
};
