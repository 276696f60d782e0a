import { badges, type BadgeKind } from "./badge.ts";

const height = 20;
const characterWidth = 7;

const hex = (parts: readonly number[]): string => `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;

/** The badge as SVG, with a title for those who do not see it. Without styles or scripts, which the hub's policy forbids. */
export const badgeSvg = (kind: BadgeKind): string => {
  const { words, title, ground } = badges[kind];
  const width = words.length * characterWidth + 16;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="t">`,
    `<title id="t">${title}</title>`,
    `<rect width="${width}" height="${height}" rx="4" fill="${hex(ground)}"/>`,
    `<text x="${width / 2}" y="14" fill="#ffffff" font-family="Verdana, DejaVu Sans, Geneva, sans-serif" font-size="11" text-anchor="middle" textLength="${words.length * characterWidth}" lengthAdjust="spacingAndGlyphs">${words}</text>`,
    "</svg>\n",
  ].join("");
};
