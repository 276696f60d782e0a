import { Problem } from "@pinghouse/shared/problem/problem";
import { asc, eq } from "drizzle-orm";
import type { Control, SavedList } from "./control.ts";
import { change, type Office } from "./office.ts";
import { person, savedList } from "./schema.ts";

const selected = ({ db }: Office) =>
  db.select({ list: savedList, owner: { id: person.id, email: person.email } }).from(savedList).leftJoin(person, eq(person.id, savedList.ownerId));

type Row = Awaited<ReturnType<typeof selected>>[number];

const listOf = ({ list: { name, installations, createdAt, changedAt }, owner }: Row): SavedList => ({ name, installations, owner, createdAt, changedAt });

/** Every saved list, by name. */
export const savedLists = async (office: Office): Promise<SavedList[]> => (await selected(office).orderBy(asc(savedList.name))).map(listOf);

export const listNamed = async (office: Office, name: string): Promise<SavedList | undefined> => {
  const [row] = await selected(office).where(eq(savedList.name, name));
  return row && listOf(row);
};

/** Saves a list under its name. */
export const saveList = (
  office: Office,
  { name, installations, owner, replace, actor }: Parameters<Control["saveList"]>[0],
): Promise<void> =>
  office.exclusive(async () => {
    const known = (await listNamed(office, name)) !== undefined;
    if (known && !replace) throw new Problem("conflict", { detail: `There is already a list "${name}".` });
    const now = office.now();
    const kept = { installations: [...new Set(installations)].toSorted(), changedAt: now };
    await change(office, { actor, action: known ? "list replaced" : "list saved", subject: name }, [
      office.db
        .insert(savedList)
        .values({ name, ownerId: owner?.id ?? null, createdAt: now, ...kept })
        .onConflictDoUpdate({ target: savedList.name, set: kept }),
    ]);
  });

export const removeList = (office: Office, { name, actor }: Parameters<Control["removeList"]>[0]): Promise<void> =>
  office.exclusive(() =>
    change(office, { actor, action: "list removed", subject: name }, [office.db.delete(savedList).where(eq(savedList.name, name))]),
  );
