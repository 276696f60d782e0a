/** A question to the hub: a procedure and its input. */
export interface Question {
  procedure: string;
  input: unknown;
}

/** JSON with the keys of objects in one order, so that equal inputs are equal texts. */
const ordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, ordered(part)]));
};

/** Under which an answer is kept. How much of a list is asked for at once makes no other question: the hub's lists about one installation are whole. */
export const questionKey = ({ procedure, input }: Question): string => {
  const known = ordered(input ?? {});
  const asked = typeof known === "object" && known !== null ? Object.fromEntries(Object.entries(known).filter(([key]) => key !== "limit")) : known;
  return `${procedure} ${JSON.stringify(asked)}`;
};
