import { Problem } from "@pinghouse/shared/problem/problem";
import { asc, eq, max } from "drizzle-orm";
import type { ScheduleRow } from "./export-rows.ts";
import { change, type Office } from "./office.ts";
import { exportSchedule, person } from "./schema.ts";

export type NewSchedule = Omit<ScheduleRow, "id" | "created_at" | "changed_at">;

const selected = ({ db }: Office) =>
  db.select({ row: exportSchedule, owner: { id: person.id, email: person.email } }).from(exportSchedule).leftJoin(person, eq(person.id, exportSchedule.ownerId));

const rowOf = ({ row: { ownerId: _owner, timeZone, createdAt, changedAt, ...rest }, owner }: Awaited<ReturnType<typeof selected>>[number]): ScheduleRow => ({
  ...rest,
  time_zone: timeZone,
  created_at: createdAt,
  changed_at: changedAt,
  owner,
});

const columnsOf = ({ owner, time_zone, ...rest }: NewSchedule) => ({ ...rest, ownerId: owner?.id ?? null, timeZone: time_zone });

/** By name, then by id. */
export const exportSchedules = async (office: Office): Promise<ScheduleRow[]> =>
  (await selected(office).orderBy(asc(exportSchedule.name), asc(exportSchedule.id))).map(rowOf);

/** A new one without `id`; else Problem "not_found" where there is none, and its owner stays who it was. */
export const saveExportSchedule = (office: Office, { id, actor, ...schedule }: NewSchedule & { id?: number | undefined; actor: string }): Promise<{ id: number }> =>
  office.exclusive(async () => {
    const { db } = office;
    const at = { changedAt: office.now() };
    const entry = { actor, subject: schedule.name };
    const { ownerId, role, ...columns } = columnsOf(schedule);
    if (id !== undefined) {
      const [known] = await db.select({ id: exportSchedule.id }).from(exportSchedule).where(eq(exportSchedule.id, id));
      if (known === undefined) throw new Problem("not_found", "There is no such schedule.");
      await change(office, { ...entry, action: "export schedule changed" }, [db.update(exportSchedule).set({ ...columns, ...at }).where(eq(exportSchedule.id, id))]);
      return { id };
    }
    const [row] = await db.select({ most: max(exportSchedule.id) }).from(exportSchedule);
    const next = (row?.most ?? 0) + 1;
    await change(office, { ...entry, action: "export scheduled" }, [db.insert(exportSchedule).values({ id: next, ...columns, ownerId, role, createdAt: office.now(), ...at })]);
    return { id: next };
  });

/** No error for an unknown one; its runs are remembered. */
export const removeExportSchedule = (office: Office, { id, actor }: { id: number; actor: string }): Promise<void> =>
  office.exclusive(() => change(office, { actor, action: "export schedule removed", subject: String(id) }, [office.db.delete(exportSchedule).where(eq(exportSchedule.id, id))]));
