interface Box {
  readonly width: number;
  readonly height: number;
  /** Kept free on every side, for the stroke and the mark. */
  readonly inset: number;
  /** Values closer together than this do not fill the height: a line that hardly moves looks so. */
  readonly leastSpan?: number;
}

/** An SVG path through the values, broken where one is missing, and the last point there is. Even values run through the middle. */
export const sparklinePath = (
  values: readonly (number | null)[],
  { width, height, inset, leastSpan = 0 }: Box,
): { path: string; last: { x: number; y: number } | undefined } => {
  const known = values.filter((value) => value !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const span = Math.max(high - low, leastSpan);
  const middle = (high + low) / 2;
  const x = (i: number) => round(inset + (values.length < 2 ? 0.5 : i / (values.length - 1)) * (width - 2 * inset));
  const y = (value: number) => round(height - inset - (span === 0 ? 0.5 : 0.5 + (value - middle) / span) * (height - 2 * inset));
  let path = "";
  let last: { x: number; y: number } | undefined;
  values.forEach((value, i) => {
    if (value === null) return;
    last = { x: x(i), y: y(value) };
    path += `${(values[i - 1] ?? null) === null ? "M" : "L"}${last.x},${last.y}`;
  });
  return { path, last };
};

const round = (value: number): number => Math.round(value * 100) / 100;
