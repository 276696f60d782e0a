/** Width and height of a glyph, in dots. */
export const glyphWidth = 5;
export const glyphHeight = 8;

/** The letters that badges need, row by row from the top: each digit pair is a row's five dots, hexadecimal, left dot highest. The last row is below the line. */
const rows: Readonly<Record<string, string>> = {
  a: "00 00 0e 01 0f 11 0f 00",
  b: "10 10 1e 11 11 11 1e 00",
  d: "01 01 0f 11 11 11 0f 00",
  e: "00 00 0e 11 1f 10 0e 00",
  i: "04 00 0c 04 04 04 0e 00",
  k: "10 10 12 14 18 14 12 00",
  l: "0c 04 04 04 04 04 0e 00",
  n: "00 00 1e 11 11 11 11 00",
  o: "00 00 0e 11 11 11 0e 00",
  p: "00 00 1e 11 11 1e 10 10",
  s: "00 00 0f 10 0e 01 1e 00",
  t: "08 08 1e 08 08 09 06 00",
  u: "00 00 11 11 11 13 0d 00",
  v: "00 00 11 11 11 0a 04 00",
  w: "00 00 11 11 15 15 0a 00",
  " ": "00 00 00 00 00 00 00 00",
};

/** Whether a letter has a dot at a place. Throws for a letter that no badge needs yet. */
export const dotAt = (letter: string, x: number, y: number): boolean => {
  const row = rows[letter]?.split(" ")[y];
  if (row === undefined) throw new Error(`there is no glyph for "${letter}"`);
  return ((Number.parseInt(row, 16) >> (glyphWidth - 1 - x)) & 1) === 1;
};
