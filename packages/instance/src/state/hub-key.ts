import { Problem } from "@pinghouse/shared/problem/problem";
import { eq } from "drizzle-orm";
import { change } from "./audit.ts";
import { hubKey } from "./hub-key-schema.ts";
import type { State } from "./state.ts";

/** The pinned key of the hub. */
export interface HubKey {
  publicKey: string;
  /** When the newest answer file read so far was issued, in milliseconds since 1970; null before the first. */
  newest: number | null;
}

/** The pinned key; undefined before enrolment. */
export const pinnedKey = async ({ db }: State): Promise<HubKey | undefined> => (await db.select({ publicKey: hubKey.publicKey, newest: hubKey.newest }).from(hubKey))[0];

/** Pins a key. Throws Problem "conflict" where another is pinned and this is not said to take its place: a hub's own change of keys comes with its answers. */
export const pinKey = (state: State, { publicKey, replace, actor }: { publicKey: string; replace: boolean; actor: string }): Promise<void> =>
  state.exclusive(async () => {
    const known = await pinnedKey(state);
    if (known?.publicKey === publicKey) return;
    if (known !== undefined && !replace) throw new Problem("conflict", "Another key is pinned already.");
    const row = { id: 1, publicKey, newest: null };
    await change(state, { actor, action: known === undefined ? "pinned the hub's key" : "pinned another key of the hub", subject: publicKey.slice(0, 16) }, [
      state.db.insert(hubKey).values(row).onConflictDoUpdate({ target: hubKey.id, set: row }),
    ]);
  });

/** Takes note of an answer file that was read: what the key has become, and when the file was issued. */
export const noteAnswerFile = async (state: State, { publicKey, newest, actor, subject }: HubKey & { actor: string; subject: string }): Promise<void> =>
  change(state, { actor, action: "read an answer file", subject }, [state.db.update(hubKey).set({ publicKey, newest }).where(eq(hubKey.id, 1))]);
