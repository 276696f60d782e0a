import { editionFamily } from "./edition.ts";
import { sizeWords } from "./sentence.ts";
import { sizeBand, sizes, type Size } from "./size.ts";

/** A cell of the lattice of cohorts that admins are compared with: `all` leaves a dimension open. */
export interface Cell {
  readonly family: "CE" | "EE" | "all";
  readonly size: Size | "all";
  /** The major version, such as `18`. */
  readonly major: string;
}

/** What of an installation decides its place in the lattice; null and `unknown` for what is not known. */
export interface Attributes {
  readonly family: string;
  readonly size: string;
  readonly major: string | null;
}

export const dimensions = ["family", "size", "major"] as const;
export type Dimension = (typeof dimensions)[number];

/** The cell of everybody. */
export const everybody: Cell = { family: "all", size: "all", major: "all" };

/** A cell as one text, `EE.501-2000.18`: how the API names it. */
export const cellName = ({ family, size, major }: Cell): string => `${family}.${size}.${major}`;

/** The cell of a name; undefined for what is none. */
export const cellOf = (name: string): Cell | undefined => {
  const [familyText = "", sizeText = "", major = "", ...rest] = name.split(".");
  const family = (["CE", "EE", "all"] as const).find((one) => one === familyText);
  const size = ([...sizes, "all"] as const).find((one) => one === sizeText);
  return family === undefined || size === undefined || !/^(\d{1,4}|all)$/.test(major) || rest.length > 0 ? undefined : { family, size, major };
};

/** Edition, active users and version as they decide the place in the lattice. */
export const attributesOf = (edition: string | null, users: number | null, version: string | null): Attributes => ({
  family: editionFamily(edition),
  size: sizeBand(users),
  major: /^\d{1,4}(?=\.)/.exec(version ?? "")?.[0] ?? null,
});

/** The narrowest cell of an installation: a dimension that is not known is left open. */
export const ownCell = ({ family, size, major }: Attributes): Cell => ({
  family: family === "CE" || family === "EE" ? family : "all",
  size: sizes.find((one) => one === size) ?? "all",
  major: major ?? "all",
});

const opened = (cell: Cell, open: readonly Dimension[]): Cell => ({
  family: open.includes("family") ? "all" : cell.family,
  size: open.includes("size") ? "all" : cell.size,
  major: open.includes("major") ? "all" : cell.major,
});

const distinct = (cells: readonly Cell[]): Cell[] => [...new Map(cells.map((cell) => [cellName(cell), cell])).values()];

const subsets: readonly (readonly Dimension[])[] = [[], ["major"], ["size"], ["family"], ["size", "major"], ["family", "major"], ["family", "size"], ["family", "size", "major"]];

/** Every cell that holds `cell`, itself first. */
export const widenings = (cell: Cell): Cell[] => distinct(subsets.map((open) => opened(cell, open)));

/**
 * The cells that a default cohort is looked for in, in their order: everything; without the major version; without the edition too;
 * edition alone; everybody.
 */
export const ladder = (cell: Cell): Cell[] =>
  distinct(([[], ["major"], ["family", "major"], ["size", "major"], ["family", "size", "major"]] as const).map((open) => opened(cell, open)));

/** The cell in words: "EE, 501 to 2,000 users, version 18". */
export const cellWords = ({ family, size, major }: Cell): string => {
  const words = [
    ...(family === "all" ? [] : [family]),
    ...(size === "all" ? [] : [`${sizeWords(size)} users`]),
    ...(major === "all" ? [] : [`version ${major}`]),
  ];
  return words.length === 0 ? "any edition, size and version" : words.join(", ");
};
