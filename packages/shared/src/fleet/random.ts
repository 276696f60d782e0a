/** Mixes 32 bits so that neighbouring inputs land far apart (the finisher of MurmurHash3). */
const mix = (bits: number): number => {
  let h = bits;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
};

/** 32 pseudo-random bits that depend on nothing but the numbers given: any value of a fleet can be asked for by itself. */
export const bitsAt = (seed: number, a: number, b = 0, c = 0): number =>
  mix(Math.imul(mix(Math.imul(mix(seed ^ Math.imul(a, 0x9e3779b1)) ^ b, 0x27d4eb2f) + c), 0x165667b1) ^ a);

/** Uniform in [0, 1), from the numbers given alone. */
export const noiseAt = (seed: number, a: number, b = 0, c = 0): number => bitsAt(seed, a, b, c) / 0x1_0000_0000;

/** Nearly normal, mean 0, deviation 1, never beyond 3: the sum of three uniform numbers. */
export const bellAt = (seed: number, a: number, b = 0): number =>
  2 * (noiseAt(seed, a, b, 101) + noiseAt(seed, a, b, 202) + noiseAt(seed, a, b, 303)) - 3;

/** FNV-1a over the characters of a text, mixed. */
export const bitsOf = (text: string): number => {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return mix(h);
};

/** A uuid of version 4 by its shape, made from the seed and a number. */
export const uuidAt = (seed: number, n: number): string => {
  const hex = [1, 2, 3, 4].map((part) => bitsAt(seed, n, part, 77).toString(16).padStart(8, "0")).join("");
  const variant = "89ab".charAt(bitsAt(seed, n, 5, 77) & 3);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
};

/** The item that a number in [0, 1) falls on, by weight. */
export const pick = <Item>(weighted: readonly (readonly [Item, number])[], at: number): Item | undefined => {
  const total = weighted.reduce((sum, [, weight]) => sum + weight, 0);
  let left = at * total;
  for (const [item, weight] of weighted) {
    left -= weight;
    if (left < 0) return item;
  }
  return weighted.at(-1)?.[0];
};
