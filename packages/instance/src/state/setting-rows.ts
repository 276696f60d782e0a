import { change } from "./audit.ts";
import { setting } from "./schema.ts";
import type { State } from "./state.ts";

/** What was chosen on a page, by switch. */
export const savedSettings = async ({ db }: State): Promise<Map<string, boolean>> =>
  new Map((await db.select().from(setting)).map(({ name, value }) => [name, value]));

/** Keeps a choice, with its line in the audit log. */
export const saveSetting = (state: State, { name, value, actor }: { name: string; value: boolean; actor: string }): Promise<void> =>
  change(state, { actor, action: `switched ${value ? "on" : "off"}`, subject: name }, [
    state.db.insert(setting).values({ name, value }).onConflictDoUpdate({ target: setting.name, set: { value } }),
  ]);
