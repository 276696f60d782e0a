import type { Store } from "../store/door.ts";
import { sql } from "../store/sql.ts";
import { tableRows } from "../store/table.ts";

/** The opaque id of the installation that sent a ping; undefined for a ping that has not landed. */
export const pingOwner = async (store: Store, pingId: number): Promise<{ as_of: string | null; owner: string | undefined }> => {
  const { as_of, tables } = await store.read("ping_owner", [
    sql`SELECT installation.id FROM ping JOIN installation USING (installation) WHERE ping.ping = ${pingId}::BIGINT`,
  ]);
  return { as_of, owner: tables[0] && tableRows<{ id: string }>(tables[0])[0]?.id };
};
