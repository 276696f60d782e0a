/** A stretch of a text, marked or not. */
export interface Stretch {
  readonly text: string;
  readonly marked: boolean;
}

/** A text cut where the terms (in lower case) stand in it, case aside. Its stretches joined are the text again. */
export const markTerms = (text: string, terms: readonly string[]): Stretch[] => {
  const lower = text.toLowerCase();
  // Where lower case is of another length (a few letters), places in it are no places in the text.
  if (terms.length === 0 || lower.length !== text.length) return [{ text, marked: false }];
  const marked = new Uint8Array(text.length);
  for (const term of terms.filter((one) => one !== "")) {
    for (let at = lower.indexOf(term); at !== -1; at = lower.indexOf(term, at + 1)) marked.fill(1, at, at + term.length);
  }
  const stretches: Stretch[] = [];
  let from = 0;
  for (let at = 1; at <= text.length; at += 1) {
    if (at < text.length && marked[at] === marked[from]) continue;
    stretches.push({ text: text.slice(from, at), marked: marked[from] === 1 });
    from = at;
  }
  return stretches;
};

/** Stretches cut in two at a place of their text. */
export const cutStretches = (stretches: readonly Stretch[], at: number): readonly [Stretch[], Stretch[]] => {
  const [head, tail]: [Stretch[], Stretch[]] = [[], []];
  let from = 0;
  for (const { text, marked } of stretches) {
    const [left, right] = [text.slice(0, Math.max(0, at - from)), text.slice(Math.max(0, at - from))];
    if (left !== "") head.push({ text: left, marked });
    if (right !== "") tail.push({ text: right, marked });
    from += text.length;
  }
  return [head, tail];
};
