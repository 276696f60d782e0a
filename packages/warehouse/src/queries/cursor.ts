import { Problem } from "@pinghouse/shared/problem/problem";
import { z } from "zod";

/** The key columns of the last row of a page, in the listing's order. */
export type CursorKey = readonly (string | number)[];

const contents = z.tuple([z.string()], z.union([z.string(), z.number()]));

/** An opaque place in the list of that name: whoever holds it reads on from there. */
export const encodeCursor = (list: string, key: CursorKey): string => Buffer.from(JSON.stringify([list, ...key])).toString("base64url");

const parsed = (cursor: string): [string, ...(string | number)[]] | undefined => {
  try {
    return contents.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
  } catch {
    return undefined;
  }
};

/** Throws bad_parameter for anything but a cursor of that list, with `length` key columns. */
export const decodeCursor = (list: string, cursor: string, length: number): CursorKey => {
  const [name, ...key] = parsed(cursor) ?? [];
  if (name !== list || key.length !== length) {
    throw new Problem("bad_parameter", { detail: "cursor: not a cursor of this list.", extra: { parameter: "cursor" } });
  }
  return key;
};
