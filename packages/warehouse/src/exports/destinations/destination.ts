import type { TrialStep } from "../exports.ts";

/** A finished, synced local file, and how it is to be called at the destination, with `/` between parts. */
export interface Delivery {
  name: string;
  file: string;
  bytes: number;
  /** Hexadecimal. */
  sha256: string;
}

/** Where exports go. */
export interface Destination {
  /** A directory in which the engine may write what will be delivered; where that makes delivering a rename, on the same file system. Made when wanted. */
  staging(run: number): Promise<string>;
  /**
   * Puts everything there: data first and the manifest, which comes last of the list, last, each under its name only when it is whole.
   * Throws an error whose message is for a person.
   */
  deliver(deliveries: readonly Delivery[], signal: AbortSignal): Promise<void>;
  /** What stands there under a name, for small files; null where nothing does. */
  read(name: string): Promise<Uint8Array | null>;
  /** Takes away what was delivered under these names, in their order, with directories that become empty; no error for what is not there. Throws an error whose message is for a person. */
  remove(names: readonly string[]): Promise<void>;
  /** Removes the staging directory of a run with all that is in it; no error where there is none. */
  clear(run: number): Promise<void>;
  /** The steps of a trial, ending at the first that fails. */
  trial(): AsyncGenerator<TrialStep>;
}
