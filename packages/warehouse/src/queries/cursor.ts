import { Problem } from "@pinghouse/shared/problem/problem";
import { z } from "zod";

/** The key columns of the last row of a page, in the listing's order. */
export type CursorKey = readonly (string | number)[];

const cursorKey = z.array(z.union([z.string(), z.number()]));

/** An opaque place in a list: whoever holds it reads on from there. */
export const encodeCursor = (key: CursorKey): string => Buffer.from(JSON.stringify(key)).toString("base64url");

const parsed = (cursor: string): CursorKey | undefined => {
  try {
    return cursorKey.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
  } catch {
    return undefined;
  }
};

/** Throws bad_parameter for anything but a cursor of `length` key columns. */
export const decodeCursor = (cursor: string, length: number): CursorKey => {
  const key = parsed(cursor);
  if (key?.length !== length) {
    throw new Problem("bad_parameter", { detail: "cursor: not a cursor of this list.", extra: { parameter: "cursor" } });
  }
  return key;
};
