/** One bit a row, lowest first, as Arrow has them. */
export const packed = (bits: ArrayLike<number>, length: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(Math.ceil(length / 8));
  for (let row = 0; row < length; row += 1) if (bits[row] === 1) bytes[row >> 3] = (bytes[row >> 3] ?? 0) | (1 << (row & 7));
  return bytes;
};
