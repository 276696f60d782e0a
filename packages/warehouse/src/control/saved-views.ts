import { asc, eq } from "drizzle-orm";
import { createHash } from "node:crypto";
import type { Control, SavedView, ViewKind } from "./control.ts";
import { change, type Office } from "./office.ts";
import { person, savedView } from "./schema.ts";

/** The id of a view: made of whose it is and what it says, so that an id never comes to mean another view. */
export const viewId = ({ name, kind, query, ownerId }: { name: string; kind: ViewKind; query: string; ownerId: number | null }): string =>
  createHash("sha256").update(JSON.stringify([ownerId, kind, name, query])).digest("base64url").slice(0, 16);

const selected = ({ db }: Office) =>
  db.select({ view: savedView, owner: { id: person.id, email: person.email } }).from(savedView).leftJoin(person, eq(person.id, savedView.ownerId));

type Row = Awaited<ReturnType<typeof selected>>[number];

const savedViewOf = ({ view: { id, name, kind, query, createdAt }, owner }: Row): SavedView => ({ id, name, kind, query, owner, createdAt });

/** Every saved view, by name. */
export const savedViews = async (office: Office): Promise<SavedView[]> =>
  (await selected(office).orderBy(asc(savedView.name), asc(savedView.id))).map(savedViewOf);

export const viewOf = async (office: Office, id: string): Promise<SavedView | undefined> => {
  const [row] = await selected(office).where(eq(savedView.id, id));
  return row && savedViewOf(row);
};

/** Saves a view; one that is there already stays as it is. */
export const saveView = (office: Office, { name, kind, query, owner, actor }: Parameters<Control["saveView"]>[0]): Promise<{ id: string }> =>
  office.exclusive(async () => {
    const ownerId = owner?.id ?? null;
    const id = viewId({ name, kind, query, ownerId });
    if ((await viewOf(office, id)) !== undefined) return { id };
    await change(office, { actor, action: `${kind} saved`, subject: name }, [
      office.db.insert(savedView).values({ id, name, kind, query, ownerId, createdAt: office.now() }),
    ]);
    return { id };
  });

export const removeView = (office: Office, { id, actor }: Parameters<Control["removeView"]>[0]): Promise<void> =>
  office.exclusive(() =>
    change(office, { actor, action: "view removed", subject: id }, [office.db.delete(savedView).where(eq(savedView.id, id))]),
  );
