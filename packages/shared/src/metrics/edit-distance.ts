/**
 * The least number of letters to insert, leave out, replace or swap with a neighbour (no letter twice) to make `word`, or a
 * beginning of it, from `typed`; undefined where more than `most` are needed.
 */
export const typosFrom = (typed: string, word: string, most: number): number | undefined => {
  if (typed.length - word.length > most) return undefined;
  const width = Math.min(word.length, typed.length + most);
  let before: number[] = [];
  let above = Array.from({ length: width + 1 }, (_, column) => column);
  for (let row = 1; row <= typed.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= width; column += 1) {
      const same = typed[row - 1] === word[column - 1];
      let least = Math.min((above[column - 1] ?? 0) + (same ? 0 : 1), (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
      const swapped = row > 1 && column > 1 && typed[row - 1] === word[column - 2] && typed[row - 2] === word[column - 1];
      if (swapped) least = Math.min(least, (before[column - 2] ?? 0) + 1);
      current.push(least);
    }
    if (Math.min(...current) > most) return undefined;
    [before, above] = [above, current];
  }
  const found = Math.min(...above);
  return found > most ? undefined : found;
};

/** How many typos a word of so many letters may hold: none below four, one below eight, else two. */
export const typosAllowed = (letters: number): number => (letters < 4 ? 0 : letters < 8 ? 1 : 2);
