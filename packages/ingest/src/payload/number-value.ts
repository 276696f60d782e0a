/** Up to so many digits every integer is exact as a double. */
const exactDigits = 15;

/** The double of the JSON number at `start..end`: Infinity beyond the range, and `-0` is 0. */
export const numberValue = (bytes: Buffer, start: number, end: number, integer: boolean): number => {
  const negative = bytes[start] === 0x2d;
  const first = negative ? start + 1 : start;
  if (!integer || end - first > exactDigits) return Number(bytes.toString("latin1", start, end)) + 0;
  let value = 0;
  for (let at = first; at < end; at += 1) value = value * 10 + (bytes[at] ?? 0) - 0x30;
  return negative ? 0 - value : value;
};
