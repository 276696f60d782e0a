import { Problem } from "@pinghouse/shared/problem/problem";
import type { ErasureSubject } from "../archive/archive.ts";
import { sql } from "../store/sql.ts";
import { tableRows } from "../store/table.ts";
import type { Store } from "../store/door.ts";

/** Who an installation is to the journal, with all that its posts may name it by. Throws Problem "not_found" for one that never landed a ping. */
export const subjectOf = async (store: Store, installation: string): Promise<ErasureSubject> => {
  const { tables } = await store.read("erasure_subject", [
    sql`SELECT DISTINCT uuid, hostname, unique_instance_id FROM installation JOIN ping USING (installation) WHERE id = ${installation} ORDER BY ALL`,
  ]);
  const rows = tables[0] === undefined ? [] : tableRows<{ uuid: string; hostname: string; unique_instance_id: string | null }>(tables[0]);
  const [first] = rows;
  if (first === undefined) throw new Problem("not_found", "There is no such installation.");
  return { uuid: first.uuid, hostname: first.hostname, unique_instance_ids: rows.flatMap(({ unique_instance_id }) => unique_instance_id ?? []) };
};
