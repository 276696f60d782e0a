import { setTimeout as sleep } from "node:timers/promises";
import { nobodysHash } from "@pinghouse/shared/node/password";
import { Problem } from "@pinghouse/shared/problem/problem";
import { makeDesk } from "@pinghouse/shared/sign-in/sign-in-desk";
import { and, asc, eq, ne } from "drizzle-orm";
import { change } from "./audit.ts";
import { linkStatement, redeemLink, setupLink, setupNeeded } from "./people-links.ts";
import { person } from "./people-schema.ts";
import { beginSession, identify, signIn, signOut } from "./people-sessions.ts";
import { foldEmail, type People, type PersonRow, type ProvidedPerson } from "./people.ts";
import type { State } from "./state.ts";

const known = (): Problem => new Problem("conflict", "There is already a person with this e-mail.");

const shown = ({ id, email, role, passwordHash, subject, createdAt }: typeof person.$inferSelect): PersonRow => ({
  id,
  email,
  role,
  comes_by: subject !== null ? "provider" : passwordHash !== null ? "password" : "invitation",
  created_at: new Date(createdAt).toISOString(),
});

const invite = (state: State, { email, role, actor }: Parameters<People["invite"]>[0]): Promise<{ token: string }> =>
  state.exclusive(async () => {
    const { db, now } = state;
    const [made] = await db.insert(person).values({ email: foldEmail(email), role, createdAt: now() }).onConflictDoNothing().returning({ id: person.id });
    if (made === undefined) throw known();
    const { token, statement } = linkStatement(state, made.id);
    await change(state, { actor, action: "person invited", subject: `${foldEmail(email)} as ${role}` }, [statement]);
    return { token };
  });

const remove = (state: State, { id, actor }: Parameters<People["remove"]>[0]): Promise<void> =>
  state.exclusive(async () => {
    const { db } = state;
    const [found] = await db.select().from(person).where(eq(person.id, id));
    if (found === undefined) throw new Problem("not_found");
    const others = await db.select({ id: person.id }).from(person).where(and(eq(person.role, "admin"), ne(person.id, id))).limit(1);
    if (found.role === "admin" && others.length === 0) throw new Problem("conflict", "The last admin cannot be removed.");
    await change(state, { actor, action: "person removed", subject: found.email }, [db.delete(person).where(eq(person.id, id))]);
  });

/** The id of whom the provider vouches for; made, or given the role the provider says now. */
const provided = (state: State, { issuer, subject, email, role }: ProvidedPerson): Promise<number> =>
  state.exclusive(async () => {
    const { db, now } = state;
    const itself = and(eq(person.issuer, issuer), eq(person.subject, subject));
    const [found] = await db.update(person).set({ role }).where(itself).returning({ id: person.id });
    if (found !== undefined) return found.id;
    const [made] = await db.insert(person).values({ email: foldEmail(email), role, issuer, subject, createdAt: now() }).onConflictDoNothing().returning({ id: person.id });
    // Whoever could choose an e-mail at the provider must not become the person who has it here.
    if (made === undefined) throw known();
    await change(state, { actor: foldEmail(email), action: "person came through the provider", subject: role }, []);
    return made.id;
  });

/** The people kept in an installation's database. `pause` makes an attempt to sign in wait; time itself where absent. */
export const openPeople = async (state: State, pause: (ms: number) => Promise<unknown> = sleep): Promise<People> => {
  const desk = makeDesk(await nobodysHash(state.random), pause);
  return {
    setupNeeded: () => setupNeeded(state),
    setupLink: () => setupLink(state),
    redeemLink: (link) => redeemLink(state, link),
    signIn: (attempt) => signIn(state, desk, attempt),
    signInProvided: async (who) => beginSession(state, await provided(state, who)),
    signOut: (session) => signOut(state, session),
    identify: (session) => identify(state, session),
    all: async () => (await state.db.select().from(person).orderBy(asc(person.email))).map(shown),
    invite: (invited) => invite(state, invited),
    remove: (removed) => remove(state, removed),
  };
};
