import { Problem } from "@pinghouse/shared/problem/problem";
import { z } from "zod";
import type { Store } from "../store/door.ts";
import { sql } from "../store/sql.ts";
import { tableRows } from "../store/table.ts";
import { installationRows, type InstallationScope, type InstallationsRow } from "./installations.ts";

export const installationInput = z.object({ id: z.string() });
export type InstallationInput = z.infer<typeof installationInput>;

export interface InstallationRecord extends InstallationsRow {
  as_of: string | null;
  /** When the installation says that it was created; null when its payloads do not say. */
  created_at: string | null;
  unique_instance_id: string | null;
}

/** One installation by its opaque id. Throws Problem "not_found" for an unknown one. */
export const installation = async (store: Store, { id }: InstallationInput, scope: Pick<InstallationScope, "uuid" | "labels">): Promise<InstallationRecord> => {
  const { as_of, tables } = await store.read("installation", [installationRows({ ...scope, only: [id] })]);
  const row = tables[0] && tableRows<Omit<InstallationRecord, "as_of">>(tables[0])[0];
  if (row === undefined) throw new Problem("not_found", "There is no such installation.");
  return { as_of, ...row };
};

/** Whether an installation of this id has landed a ping. */
export const installationExists = async (store: Store, id: string): Promise<boolean> => {
  const { tables } = await store.read("installation_exists", [sql`SELECT id FROM installation WHERE id = ${id}`]);
  return (tables[0]?.length ?? 0) > 0;
};
