import { stringFlag } from "./json-scanner.ts";

/** The text between the quotes at `start..end`, as JSON means it: escapes undone, lone surrogates still there. */
export const jsonText = (bytes: Buffer, start: number, end: number, flags: number): string => {
  const raw = bytes.toString("utf8", start, end);
  return (flags & stringFlag.escaped) === 0 ? raw : unescaped(raw);
};

const unescaped = (raw: string): string => {
  const value: unknown = JSON.parse(`"${raw}"`);
  return typeof value === "string" ? value : "";
};
