import { payloadSha256 } from "@pinghouse/shared/answer-file/payload-sha256";
import { desc } from "drizzle-orm";
import { pingBytes } from "./pings.ts";
import { ping } from "./schema.ts";
import type { State } from "./state.ts";

/** The kept payloads by what makes two of them the same (`payloadSha256`): their ids. The newest of equals counts. */
export const ownPayloads = async (state: State): Promise<ReadonlyMap<string, number>> => {
  const rows = await state.db.select({ id: ping.id }).from(ping).orderBy(desc(ping.id));
  const found = new Map<string, number>();
  for (const { id } of rows) {
    const bytes = await pingBytes(state, id);
    if (bytes === undefined) continue;
    const hash = payloadSha256(bytes.payload.toString("utf8"));
    if (!found.has(hash)) found.set(hash, id);
  }
  return found;
};
