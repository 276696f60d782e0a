import { namesOf } from "../payload/metadata-of.ts";
import { newestPing, pingBytes } from "../state/pings.ts";
import type { State } from "../state/state.ts";

/** How the application's version is found: said, asked for, or else as the newest payload has it. */
export const versionFinder = (state: State, given: string | null | (() => Promise<string | null>)): (() => Promise<string | null>) => {
  let read: { id: number; version: string | null } | undefined;
  const inPayload = async (): Promise<string | null> => {
    const id = await newestPing(state);
    if (id === undefined) return null;
    if (read?.id !== id) {
      const bytes = await pingBytes(state, id);
      read = { id, version: bytes === undefined ? null : namesOf(bytes.payload.toString("utf8")).version };
    }
    return read.version;
  };
  return async () => (typeof given === "function" ? await given() : given) ?? inPayload();
};
