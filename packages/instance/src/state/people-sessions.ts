import { hashSecret, newSecret } from "@pinghouse/shared/node/secret";
import { verifyPassword } from "@pinghouse/shared/node/password";
import { Problem } from "@pinghouse/shared/problem/problem";
import { sessionSeconds } from "@pinghouse/shared/sign-in/session-cookie";
import { beginAttempt, forgiveAttempt, type SignInDesk } from "@pinghouse/shared/sign-in/sign-in-desk";
import { and, eq, gt, lte } from "drizzle-orm";
import { person, session as sessionTable } from "./people-schema.ts";
import { foldEmail, type People, type Who } from "./people.ts";
import type { State, Statement } from "./state.ts";

const day = 86_400_000;
const life = sessionSeconds * 1000;

/** A fresh session: its secret for the cookie, its hash for the database. */
export const sessionStatement = ({ db, now, random }: State, personId: number): { session: string; statement: Statement } => {
  const session = newSecret(random);
  return { session, statement: db.insert(sessionTable).values({ hash: hashSecret(session), personId, createdAt: now(), expiresAt: now() + life }) };
};

/** Begins a session, and forgets those that are over. */
export const beginSession = async (state: State, personId: number): Promise<{ session: string }> => {
  const { db, now } = state;
  const { session, statement } = sessionStatement(state, personId);
  await db.batch([db.delete(sessionTable).where(lte(sessionTable.expiresAt, now())), statement]);
  return { session };
};

/** Checks a password and begins a session. An unknown e-mail and a wrong password take the same time and get the same answer. */
export const signIn = async (state: State, desk: SignInDesk, { email, password, address }: Parameters<People["signIn"]>[0]): Promise<{ session: string }> => {
  const attempt = { email: foldEmail(email), address, now: state.now() };
  await beginAttempt(desk, attempt);
  const [known] = await state.db.select().from(person).where(eq(person.email, attempt.email));
  const right = await verifyPassword(known?.passwordHash ?? desk.nobodysHash, password);
  if (known === undefined || known.passwordHash === null || !right) throw new Problem("unauthenticated", "E-mail or password is wrong.");
  forgiveAttempt(desk, attempt);
  return beginSession(state, known.id);
};

/** Ends a session; no error for an unknown one. */
export const signOut = async ({ db }: State, session: string): Promise<void> => {
  await db.delete(sessionTable).where(eq(sessionTable.hash, hashSecret(session)));
};

/** Whose session it is. Use prolongs it, written at most once a day. */
export const identify = async ({ db, now }: State, session: string): Promise<Who> => {
  const hash = hashSecret(session);
  const [found] = await db.select().from(sessionTable).innerJoin(person, eq(person.id, sessionTable.personId)).where(and(eq(sessionTable.hash, hash), gt(sessionTable.expiresAt, now())));
  if (found === undefined) return { role: "nobody" };
  if (found.session.expiresAt < now() + life - day) await db.update(sessionTable).set({ expiresAt: now() + life }).where(eq(sessionTable.hash, hash));
  return { role: found.person.role, person: { id: found.person.id, email: found.person.email } };
};
