import { eq } from "drizzle-orm";
import { mark } from "./schema.ts";
import type { State, Statement } from "./state.ts";

/** A number kept under a name; undefined where there is none. */
export const markOf = async ({ db }: State, name: string): Promise<number | undefined> => (await db.select().from(mark).where(eq(mark.name, name)))[0]?.value;

/** The statement that keeps a number under a name. */
export const setMark = ({ db }: State, name: string, value: number): Statement =>
  db.insert(mark).values({ name, value }).onConflictDoUpdate({ target: mark.name, set: { value } });
