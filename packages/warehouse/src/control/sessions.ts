import { Problem } from "@pinghouse/shared/problem/problem";
import { and, eq, gt, lte } from "drizzle-orm";
import type { Who } from "./who.ts";
import { beginAttempt, forgiveAttempt, type SignInDesk } from "@pinghouse/shared/sign-in/sign-in-desk";
import type { Control } from "./control.ts";
import type { Office, Statement } from "./office.ts";
import { verifyPassword } from "@pinghouse/shared/node/password";
import { foldEmail } from "./people.ts";
import { person, personInstallation, session as sessionTable } from "./schema.ts";
import { hashSecret, newSecret } from "@pinghouse/shared/node/secret";

const day = 86_400_000;

/** A session ends 30 days after its last use. */
export const sessionLife = 30 * day;

/** A fresh session: its secret for the cookie, its hash for the database. */
export const sessionStatement = ({ db, now, random }: Office, personId: number): { session: string; statement: Statement } => {
  const session = newSecret(random);
  const row = { hash: hashSecret(session), personId, createdAt: now(), expiresAt: now() + sessionLife };
  return { session, statement: db.insert(sessionTable).values(row) };
};

/** Checks a password and begins a session. An unknown e-mail and a wrong password take the same time and get the same answer. */
export const signIn = async (
  office: Office,
  desk: SignInDesk,
  { email, password, address }: Parameters<Control["signIn"]>[0],
): Promise<{ session: string }> => {
  const { db } = office;
  const folded = foldEmail(email);
  const now = office.now();
  const attempt = { email: folded, address, now };
  await beginAttempt(desk, attempt);
  const [known] = await db.select().from(person).where(eq(person.email, folded));
  const right = await verifyPassword(known?.passwordHash ?? desk.nobodysHash, password);
  if (known?.passwordHash === undefined || known.passwordHash === null || !right) {
    throw new Problem("unauthenticated", { detail: "E-mail or password is wrong." });
  }
  forgiveAttempt(desk, attempt);
  const { session, statement } = sessionStatement(office, known.id);
  await db.batch([db.delete(sessionTable).where(lte(sessionTable.expiresAt, now)), statement]);
  return { session };
};

/** Ends a session; no error for an unknown one. */
export const signOut = async ({ db }: Office, session: string): Promise<void> => {
  await db.delete(sessionTable).where(eq(sessionTable.hash, hashSecret(session)));
};

const whoIs = async ({ db }: Office, found: typeof person.$inferSelect): Promise<Who> => {
  const human = { id: found.id, email: found.email };
  if (found.role !== "admin") return { role: found.role, person: human };
  const held = await db.select().from(personInstallation).where(eq(personInstallation.personId, found.id));
  return { role: "admin", person: human, installations: held.map(({ installation }) => installation) };
};

/** Whose session it is. Use prolongs it, written at most once a day. */
export const whoseSession = async (office: Office, session: string): Promise<Who> => {
  const { db } = office;
  const now = office.now();
  const hash = hashSecret(session);
  const [found] = await db
    .select()
    .from(sessionTable)
    .innerJoin(person, eq(person.id, sessionTable.personId))
    .where(and(eq(sessionTable.hash, hash), gt(sessionTable.expiresAt, now)));
  if (found === undefined) return { role: "nobody" };
  if (found.session.expiresAt < now + sessionLife - day) {
    await db.update(sessionTable).set({ expiresAt: now + sessionLife }).where(eq(sessionTable.hash, hash));
  }
  return whoIs(office, found.person);
};
