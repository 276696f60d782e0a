import type { ChartOption } from "./drawing.ts";

/** Hands the browser a file to save. */
export const saveFile = (name: string, content: Blob): void => {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};

/** Saves a chart as it stands on the screen, at twice its pixels, on the ground it lies on. */
export const savePng = async (file: string, option: ChartOption, plot: HTMLElement, ground: string): Promise<void> => {
  const { chartAsPng } = await import("./engine.ts");
  const picture = await chartAsPng(option, { width: plot.clientWidth, height: plot.clientHeight, ground });
  if (picture !== undefined) saveFile(`${file}.png`, picture);
};
