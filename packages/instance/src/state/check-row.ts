import { check } from "./schema.ts";
import type { State } from "./state.ts";

export type CheckRow = Omit<typeof check.$inferSelect, "id">;

/** What is known of version checks; undefined before the first. */
export const checkRow = async ({ db }: State): Promise<CheckRow | undefined> => (await db.select().from(check))[0];

/** Keeps that a version is being asked about, before it is, so that a process that ends meanwhile does not ask again at once. */
export const noteAsked = async ({ db }: State, askedAt: number, askedVersion: string): Promise<void> => {
  const asked = { askedAt, askedVersion, failure: null };
  await db.insert(check).values({ id: 1, ...asked }).onConflictDoUpdate({ target: check.id, set: asked });
};

/** Keeps an answer, or why there is none; the last answer stays then. */
export const noteCheck = async ({ db }: State, news: { failure: string } | { failure: null; answeredAt: number; answeredVersion: string; answer: string }): Promise<void> => {
  await db.update(check).set(news);
};
