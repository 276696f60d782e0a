/** Number arrays that double when full. */
type Numbers = Float64Array | Int32Array | Uint32Array | Uint8Array;

const enlarged = <A extends Numbers>(array: A, make: (length: number) => A, least: number, fill: number): A => {
  const next = make(Math.max(least, array.length * 2));
  next.set(array);
  if (fill !== 0) next.fill(fill, array.length);
  return next;
};

/** `array` if index `last` fits, else a larger copy; new places hold `fill`. */
export const roomFor = <A extends Numbers>(array: A, last: number, make: (length: number) => A, fill = 0): A =>
  last < array.length ? array : enlarged(array, make, last + 1, fill);

export const doubles = (length: number): Float64Array<ArrayBuffer> => new Float64Array(length);
export const integers = (length: number): Int32Array<ArrayBuffer> => new Int32Array(length);
export const counts = (length: number): Uint32Array<ArrayBuffer> => new Uint32Array(length);
export const octets = (length: number): Uint8Array<ArrayBuffer> => new Uint8Array(length);
