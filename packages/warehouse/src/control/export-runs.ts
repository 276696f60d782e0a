import type { ExportOrder } from "@pinghouse/shared/exports/order";
import { and, desc, eq, inArray, isNull, lt, max, notInArray, or, type SQL } from "drizzle-orm";
import type { RunRow } from "./export-rows.ts";
import { change, type Office } from "./office.ts";
import { exportRun, person } from "./schema.ts";

/** What a run is before it has run. */
export type NewRun = Omit<RunRow, "id" | "started_at" | "ended_at" | "rows" | "bytes" | "file" | "sha256" | "as_of" | "error" | "up_to" | "late">;

/** What becomes known of a run as it goes. */
export type RunNews = Partial<Omit<RunRow, "id" | "owner" | "schedule" | keyof ExportOrder>>;

const selected = ({ db }: Office) =>
  db.select({ row: exportRun, owner: { id: person.id, email: person.email } }).from(exportRun).leftJoin(person, eq(person.id, exportRun.ownerId));

const rowOf = ({ row, owner }: Awaited<ReturnType<typeof selected>>[number]): RunRow => {
  const { ownerId: _owner, dueAt, nextTryAt, startedAt, endedAt, asOf, upTo, ...rest } = row;
  return { ...rest, due_at: dueAt, next_try_at: nextTryAt, started_at: startedAt, ended_at: endedAt, as_of: asOf, up_to: upTo, owner };
};

const given = <Values extends object>(values: Values): Partial<Values> => {
  const kept: Partial<Values> = { ...values };
  for (const [key, value] of Object.entries(values)) if (value === undefined) Reflect.deleteProperty(kept, key);
  return kept;
};

/** Runs of a schedule, of some states, below an id; newest first. */
export const exportRuns = async (office: Office, of: { schedule?: number; states?: readonly RunRow["state"][]; before?: number; limit?: number }): Promise<RunRow[]> => {
  const conditions: SQL[] = [];
  if (of.schedule !== undefined) conditions.push(eq(exportRun.schedule, of.schedule));
  if (of.states !== undefined) conditions.push(inArray(exportRun.state, [...of.states]));
  if (of.before !== undefined) conditions.push(lt(exportRun.id, of.before));
  const found = await selected(office).where(and(...conditions)).orderBy(desc(exportRun.id)).limit(of.limit ?? 1_000_000);
  return found.map(rowOf);
};

export const exportRunOf = async (office: Office, id: number): Promise<RunRow | undefined> => {
  const [row] = await selected(office).where(eq(exportRun.id, id));
  return row && rowOf(row);
};

/** Puts a run in line, and into the audit log. */
export const addExportRun = (office: Office, { actor, ...run }: NewRun & { actor: string }): Promise<{ run: number }> =>
  office.exclusive(async () => {
    const { db } = office;
    const { owner, due_at, next_try_at, ...rest } = run;
    const [row] = await db.select({ most: max(exportRun.id) }).from(exportRun);
    const id = (row?.most ?? 0) + 1;
    await change(office, { actor, action: "export ordered", subject: `${run.name}, run ${id}` }, [
      db.insert(exportRun).values({ ...rest, id, ownerId: owner?.id ?? null, dueAt: due_at, nextTryAt: next_try_at, late: [] }),
    ]);
    return { run: id };
  });

/** Notes what became of a run; `told` is for the audit log, once it has ended. */
export const noteExportRun = async (office: Office, id: number, news: RunNews, told?: { actor: string; action: string }): Promise<void> => {
  const { db } = office;
  const { due_at, next_try_at, started_at, ended_at, as_of, up_to, late, ...rest } = news;
  const columns = given({ ...rest, dueAt: due_at, nextTryAt: next_try_at, startedAt: started_at, endedAt: ended_at, asOf: as_of, upTo: up_to, late: late && [...late] });
  const update = db.update(exportRun).set(columns).where(eq(exportRun.id, id));
  if (told === undefined) await update;
  else await office.exclusive(() => change(office, { ...told, subject: `run ${id}` }, [update]));
};

/** The runs that schedules build on: of each its newest, and its newest that is done. */
const foundations = async ({ db }: Office): Promise<number[]> => {
  const newest = (done: boolean) =>
    db.select({ id: max(exportRun.id) }).from(exportRun).where(done ? eq(exportRun.state, "done") : undefined).groupBy(exportRun.schedule);
  return [...(await newest(false)), ...(await newest(true))].flatMap(({ id }) => id ?? []);
};

/** Forgets runs that ended before an instant, all but those that a schedule still builds on. */
export const forgetExportRuns = (office: Office, before: number): Promise<void> =>
  office.exclusive(async () => {
    await office.db.delete(exportRun).where(and(lt(exportRun.endedAt, before), or(isNull(exportRun.schedule), notInArray(exportRun.id, await foundations(office)))));
  });
