/** In bytes: up to `whole` an object is sent in one piece, above it in parts of `part`. */
export interface PartSizes {
  whole: number;
  part: number;
}

const mebibyte = 1_048_576;
/** The most parts that an upload may have. */
export const mostParts = 10_000;
export const usualSizes: PartSizes = { whole: 16 * mebibyte, part: 16 * mebibyte };

/** `from` is the first byte, `to` the one after the last; numbers count from 1. */
export interface Part {
  number: number;
  from: number;
  to: number;
}

/** The parts of an object of that many bytes: all alike but the last, and larger than usual where they would be too many. */
export const planParts = (bytes: number, { part }: PartSizes): Part[] => {
  const least = Math.ceil(bytes / mostParts);
  const size = least <= part ? part : Math.ceil(least / mebibyte) * mebibyte;
  return Array.from({ length: Math.ceil(bytes / size) }, (_, index) => ({ number: index + 1, from: index * size, to: Math.min((index + 1) * size, bytes) }));
};
