import { typosAllowed, typosFrom } from "./edit-distance.ts";

/** What the search reads of a metric. */
export interface Searched {
  readonly key: string;
  readonly description: string | null;
  readonly stage: string | null;
  readonly product_group: string | null;
  /** With `|` between them. */
  readonly tiers: string | null;
  readonly unit: string | null;
}

export interface Found {
  /** Places in the list that was indexed, best first; equal ones in the list's order. */
  readonly places: readonly number[];
  /** What to mark in the texts, in lower case: the words as typed, or those they were taken for. */
  readonly terms: readonly string[];
  /** Nothing holds the words as they were typed, so typos were allowed. */
  readonly forgiven: boolean;
}

/** Finds the metrics that hold every word of a search, case aside. An empty search finds all. */
export type MetricSearch = (search: string) => Found;

interface Entry {
  /** Key; stage, owner, tiers and unit; description: in lower case, and in the order of their weight. */
  readonly texts: readonly [string, string, string];
}

type Ranks = ReadonlyMap<number, number>;

const isLetter = (text: string, at: number): boolean => /[\p{L}\p{N}]/u.test(text.charAt(at));

/** How well a word stands in a text: 0 as a word of its own, 1 at the beginning of one, 2 inside of one. */
const standing = (text: string, word: string): number | undefined => {
  let best: number | undefined;
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (at > 0 && isLetter(text, at - 1)) best ??= 2;
    else if (!isLetter(text, at + word.length)) return 0;
    else best = 1;
  }
  return best;
};

/** How well a metric holds a word: three steps for each text, the key's first. */
const rankOf = ({ texts }: Entry, word: string): number | undefined => {
  for (const [weight, text] of texts.entries()) {
    const found = standing(text, word);
    if (found !== undefined) return weight * 3 + found;
  }
  return undefined;
};

/** Behind every word that is found as it was typed. */
const typoRank = 9;

const entryOf = ({ key, description, stage, product_group: group, tiers, unit }: Searched): Entry => ({
  texts: [key.toLowerCase(), [stage, group, tiers, unit].filter((text) => text !== null).join(" ").toLowerCase(), (description ?? "").toLowerCase()],
});

const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

const literal = (entries: readonly Entry[], word: string): Ranks => {
  const ranks = new Map<number, number>();
  for (const [place, entry] of entries.entries()) {
    const rank = rankOf(entry, word);
    if (rank !== undefined) ranks.set(place, rank);
  }
  return ranks;
};

/** In which metrics each word stands, for a typo is looked for among words, not among metrics. */
const placesOfWords = (entries: readonly Entry[]): ReadonlyMap<string, readonly number[]> => {
  const places = new Map<string, number[]>();
  for (const [place, { texts }] of entries.entries()) {
    for (const word of new Set(texts.flatMap(wordsIn))) {
      const known = places.get(word);
      if (known === undefined) places.set(word, [place]);
      else known.push(place);
    }
  }
  return places;
};

/** Metrics with a word that this one may be a misspelling of, and these words. */
const misspelt = (places: ReadonlyMap<string, readonly number[]>, typed: string): { ranks: Map<number, number>; meant: string[] } => {
  const ranks = new Map<number, number>();
  const meant: string[] = [];
  const most = typosAllowed(typed.length);
  for (const [word, held] of most === 0 ? [] : places) {
    const typos = typosFrom(typed, word, most);
    if (typos === undefined) continue;
    meant.push(word);
    for (const place of held) ranks.set(place, Math.min(ranks.get(place) ?? Infinity, typoRank + typos));
  }
  return { ranks, meant };
};

/** Places that have a rank for every word, best sum first. */
const inAll = (all: readonly Ranks[], entries: readonly Entry[], typed: string): number[] => {
  const [first = new Map<number, number>(), ...others] = all;
  const sums: { place: number; sum: number }[] = [];
  for (const [place, rank] of first) {
    const ranks = others.map((other) => other.get(place));
    const key = entries[place]?.texts[0] ?? "";
    const start = key === typed ? -2_000 : key.startsWith(typed) ? -1_000 : 0;
    const sum = ranks.reduce<number>((total, one) => total + (one ?? NaN), start + rank);
    if (!Number.isNaN(sum)) sums.push({ place, sum });
  }
  return sums.sort((a, b) => a.sum - b.sum || a.place - b.place).map(({ place }) => place);
};

/**
 * Makes the search of a list of metrics. Words are parts of the key, the stage, the owner, the tiers, the unit or the description;
 * whatever holds them all is found. Only where nothing does, typos are forgiven (edit-distance.ts): first in the words that stand
 * nowhere, then in all. Order: the key itself, keys that begin so, then whole words before beginnings before parts before typos.
 */
export const metricSearch = (list: readonly Searched[]): MetricSearch => {
  const entries = list.map(entryOf);
  let words: ReadonlyMap<string, readonly number[]> | undefined;
  const forgiving = (parts: readonly string[], literally: readonly Ranks[], typed: string, all: boolean): Found => {
    words ??= placesOfWords(entries);
    const terms: string[] = [];
    const ranks = parts.map((part, index) => {
      const known = literally[index] ?? new Map<number, number>();
      if (known.size > 0) terms.push(part);
      if (known.size > 0 && !all) return known;
      const { ranks: near, meant } = misspelt(words ?? new Map(), part);
      terms.push(...meant);
      for (const [place, rank] of known) near.set(place, rank);
      return near;
    });
    return { places: inAll(ranks, entries, typed), terms, forgiven: true };
  };
  return (search) => {
    const typed = search.trim().toLowerCase();
    const asTyped = [...new Set(typed.split(/\s+/))].filter((word) => word !== "");
    if (asTyped.length === 0) return { places: entries.map((_, place) => place), terms: [], forgiven: false };
    const places = inAll(asTyped.map((word) => literal(entries, word)), entries, typed);
    const parts = [...new Set(wordsIn(typed))];
    if (places.length > 0 || parts.length === 0) return { places, terms: asTyped, forgiven: false };
    const literally = parts.map((part) => literal(entries, part));
    const some = forgiving(parts, literally, typed, false);
    return some.places.length > 0 ? some : forgiving(parts, literally, typed, true);
  };
};
