import { Problem } from "@pinghouse/shared/problem/problem";
import { asc, eq } from "drizzle-orm";
import type { DestinationRow } from "./export-rows.ts";
import { change, type Office } from "./office.ts";
import { exportDestination, exportSchedule } from "./schema.ts";

const rowOf = ({ createdAt, ...rest }: typeof exportDestination.$inferSelect): DestinationRow => ({ ...rest, created_at: createdAt });

/** By name. */
export const exportDestinations = async ({ db }: Office): Promise<DestinationRow[]> =>
  (await db.select().from(exportDestination).orderBy(asc(exportDestination.name))).map(rowOf);

/** Replaces one of the same name, and keeps when that was made. */
export const saveExportDestination = (office: Office, { actor, ...row }: Omit<DestinationRow, "created_at"> & { actor: string }): Promise<void> =>
  office.exclusive(() =>
    change(office, { actor, action: "export destination saved", subject: row.name }, [
      office.db.insert(exportDestination).values({ ...row, createdAt: office.now() }).onConflictDoUpdate({ target: exportDestination.name, set: row }),
    ]),
  );

/** No error for an unknown one. Throws Problem "conflict" while a schedule uses it. */
export const removeExportDestination = (office: Office, { name, actor }: { name: string; actor: string }): Promise<void> =>
  office.exclusive(async () => {
    const { db } = office;
    const users = await db.select({ name: exportSchedule.name }).from(exportSchedule).where(eq(exportSchedule.destination, name));
    if (users[0] !== undefined) throw new Problem("conflict", { detail: `The schedule "${users[0].name}" writes to it.` });
    await change(office, { actor, action: "export destination removed", subject: name }, [db.delete(exportDestination).where(eq(exportDestination.name, name))]);
  });
