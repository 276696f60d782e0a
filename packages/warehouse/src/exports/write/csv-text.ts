import type { BytesOut } from "./bytes-out.ts";

/** Beginnings that spreadsheets take for a formula. */
const formula = /^[=+\-@\t\r]/;
const special = /[",\r\n]/;

/** A text as a CSV field: guarded with `'` where a spreadsheet would take it for a formula, quoted where it must be. Empty text is `""`. */
export const csvText = (text: string): string => {
  const guarded = formula.test(text) ? `'${text}` : text;
  return guarded === "" || special.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
};

const quote = 34;
const apostrophe = 39;
const among = (characters: string): Uint8Array => {
  const flags = new Uint8Array(256);
  for (const character of characters) flags[character.charCodeAt(0)] = 1;
  return flags;
};
const formulaBytes = among("=+-@\t\r");
const specialBytes = among('",\r\n');

const isSpecial = (bytes: Uint8Array, start: number, end: number): boolean => {
  for (let index = start; index < end; index += 1) if (specialBytes[bytes[index] ?? 0] === 1) return true;
  return start === end;
};

/** The same from UTF-8 to UTF-8, without a string between: all that matters is ASCII. At most twice the bytes and three. */
export const writeCsvText = (bytes: Uint8Array, start: number, end: number, out: BytesOut): void => {
  const guard = start < end && formulaBytes[bytes[start] ?? 0] === 1;
  const quotes = isSpecial(bytes, start, end);
  if (quotes) out.byte(quote);
  if (guard) out.byte(apostrophe);
  if (!quotes) return out.copy(bytes, start, end);
  for (let index = start; index < end; index += 1) {
    const one = bytes[index] ?? 0;
    if (one === quote) out.byte(quote);
    out.byte(one);
  }
  out.byte(quote);
};
