import { createHash } from "node:crypto";
import type { Control } from "../control/control.ts";
import type { Store } from "../store/door.ts";

/**
 * Gives the warehouse the definitions of the control database, which has the last word: after an import, and at the start, where
 * the warehouse may have been made again or be of another day than a restored control database. The same ones cost next to nothing.
 */
export const shareDefinitions = async (control: Pick<Control, "definitions" | "revision">, store: Pick<Store, "define">): Promise<void> => {
  let shared: number;
  do {
    shared = control.revision();
    const definitions = await control.definitions();
    const content = definitions.length === 0 ? "" : createHash("sha256").update(JSON.stringify(definitions)).digest("hex");
    await store.define({ content, definitions });
  } while (shared !== control.revision());
};
