import type { ParseArgsConfig } from "node:util";
import type { Readable } from "node:stream";

/** How a command meets the world. Data goes to `out`, messages and progress to `err`. */
export interface Terminal {
  out(text: string): void;
  /** Data that is no text; resolves when there is room for more. */
  bytes(piece: Uint8Array): Promise<void>;
  err(text: string): void;
  /** Whether `err` is a screen, on which a line can be written over. */
  screen: boolean;
  input: Readable & { isTTY?: boolean };
  /** Where the caller stood; relative paths start here. */
  cwd: string;
  environment: Readonly<Record<string, string | undefined>>;
}

/** What was typed behind a command's name, split but not yet checked. */
export interface Typed {
  words: string[];
  options: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
}

export interface Command {
  /** One or two words, such as `user add`. */
  name: string;
  /** What follows the name, as help shows it. */
  usage: string;
  summary: string;
  /** Further paragraphs of its own help. */
  details?: string;
  options: NonNullable<ParseArgsConfig["options"]>;
  /** Least and most words after the name. */
  words: readonly [number, number];
  /** Resolves with the exit code: 0, or 1 for failed. */
  run(typed: Typed, terminal: Terminal): Promise<number>;
}

/** Wrong use of a command: exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** The texts given for an option that may be repeated. */
export const textsOf = (typed: Typed, option: string): string[] => {
  const value = typed.options[option];
  return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === "string");
};

/** Whether a switch was given. */
export const isOn = (typed: Typed, option: string): boolean => typed.options[option] === true;
