/**
 * How far labels of one height must move, in pixels, so that none lies on another: each as near to its own place as the others let it,
 * in their order. `places` are pixels from the top; a label without a place stays away and moves nobody.
 */
export const spreadLabels = (places: readonly (number | null)[], gap: number): number[] => {
  const ordered = places.flatMap((place, index) => (place === null ? [] : [{ place, index }])).toSorted((a, b) => a.place - b.place || a.index - b.index);
  // Labels that touch form a block that stands around the mean of their places.
  const blocks: { first: number; places: number[] }[] = [];
  const topOf = ({ places: own }: { places: number[] }): number => own.reduce((sum, place) => sum + place, 0) / own.length - ((own.length - 1) * gap) / 2;
  ordered.forEach(({ place }, position) => {
    blocks.push({ first: position, places: [place] });
    for (let last = blocks.at(-1), before = blocks.at(-2); last !== undefined && before !== undefined; last = blocks.at(-1), before = blocks.at(-2)) {
      if (topOf(before) + before.places.length * gap <= topOf(last)) break;
      before.places.push(...last.places);
      blocks.pop();
    }
  });
  const moves = places.map(() => 0);
  for (const block of blocks) {
    block.places.forEach((place, offset) => {
      const entry = ordered[block.first + offset];
      if (entry !== undefined) moves[entry.index] = topOf(block) + offset * gap - place;
    });
  }
  return moves;
};
