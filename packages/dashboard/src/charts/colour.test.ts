import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const css = readFileSync(new URL("../ui/tokens.css", import.meta.url), "utf8");
const [light = "", dark = ""] = css.split(':root[data-theme="dark"]');

const colour = (theme: string, name: string): string => new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(theme)?.[1] ?? "#000000";

/** Relative luminance, WCAG 2.2. */
const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const contrast = (a: string, b: string): number => {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
};

const graphic = ["series-1", "series-2", "series-3", "series-4", "series-5", "series-6", "line-strong"];
const text = ["text", "text-soft", "text-faint", "accent", "good", "warn", "bad"];

for (const [name, theme] of [["light", light], ["dark", dark]] as const) {
  const below = (tokens: readonly string[], ground: string, least: number) =>
    tokens.filter((token) => contrast(colour(theme, token), colour(theme, ground)) < least);

  test(`in the ${name} theme every series stands out 3 to 1 from what it lies on`, () => {
    expect(below(graphic, "surface", 3)).toEqual([]);
  });

  test(`in the ${name} theme every text reads 4.5 to 1 on panel and page`, () => {
    expect([below(text, "surface", 4.5), below(text, "ground", 4.5)]).toEqual([[], []]);
  });
}
