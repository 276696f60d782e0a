import type { PayloadSource } from "./payload-source.ts";

let handed: PayloadSource | undefined;

/** Keeps a payload dropped on another page for the page that reads it. In this window's memory alone. */
export const handOver = (source: PayloadSource): void => {
  handed = source;
};

/** The payload that was handed over, once. */
export const takeHanded = (): PayloadSource | undefined => {
  const source = handed;
  handed = undefined;
  return source;
};
