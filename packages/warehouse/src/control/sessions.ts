import { network } from "@pinghouse/shared/identity/network";
import { Problem } from "@pinghouse/shared/problem/problem";
import { and, eq, gt, lte } from "drizzle-orm";
import type { Who } from "./who.ts";
import { attemptWindow, makeAttempts, type Attempts } from "./attempts.ts";
import type { Control } from "./control.ts";
import type { Office, Statement } from "./office.ts";
import { verifyPassword } from "./password.ts";
import { foldEmail } from "./people.ts";
import { person, personInstallation, session as sessionTable } from "./schema.ts";
import { hashSecret, newSecret } from "./secret.ts";

const day = 86_400_000;

/** A session ends 30 days after its last use. */
export const sessionLife = 30 * day;

/** A fresh session: its secret for the cookie, its hash for the database. */
export const sessionStatement = ({ db, now, random }: Office, personId: number): { session: string; statement: Statement } => {
  const session = newSecret(random);
  const row = { hash: hashSecret(session), personId, createdAt: now(), expiresAt: now() + sessionLife };
  return { session, statement: db.insert(sessionTable).values(row) };
};

/** Whom a hub makes wait or go away. Stricter for one network that tries one e-mail than for either alone, so that a stranger locks nobody out. */
export interface SignInDesk {
  /** By e-mail and network together, and by network: refused beyond. */
  pairs: Attempts;
  networks: Attempts;
  /** By e-mail, from anywhere: never refused, only slowed. */
  emails: Attempts;
  pause: (ms: number) => Promise<unknown>;
  /** Hash of no password, checked where the e-mail is unknown. */
  nobodysHash: string;
}

/** Failures for one e-mail before attempts from new networks are slowed; each more doubles the wait, up to the longest. */
const slow = { from: 10, firstMs: 250, longestMs: 8_000 };

/** A desk with nobody before it. */
export const makeDesk = (nobodysHash: string, pause: SignInDesk["pause"]): SignInDesk => ({
  pairs: makeAttempts(),
  networks: makeAttempts(20),
  emails: makeAttempts(50),
  pause,
  nobodysHash,
});

const refuse = (wait: number): never => {
  throw new Problem("too_many_requests", {
    detail: `Too many attempts. Try again in ${Math.ceil(wait / 60_000)} min.`,
    retryAfter: Math.ceil(Math.min(wait, attemptWindow) / 1000),
  });
};

interface Attempt {
  email: string;
  from: string;
  now: number;
}

const pairOf = ({ email, from }: Attempt): string => `${from} ${email}`;

/** Notes the attempt. Throws where this network tried too often, and answers how long others have to wait, in milliseconds. */
const beginAttempt = ({ pairs, networks, emails }: SignInDesk, attempt: Attempt): number => {
  const { email, from, now } = attempt;
  const before = networks.begin(from, now);
  if (before !== undefined) refuse(before);
  const wait = pairs.begin(pairOf(attempt), now);
  if (wait !== undefined) {
    networks.forgive(from, now);
    refuse(wait);
  }
  const failures = emails.count(email, now);
  emails.begin(email, now);
  return failures < slow.from ? 0 : Math.min(slow.longestMs, slow.firstMs * 2 ** (failures - slow.from));
};

const forgive = ({ pairs, networks, emails }: SignInDesk, attempt: Attempt): void => {
  pairs.succeed(pairOf(attempt));
  networks.forgive(attempt.from, attempt.now);
  emails.forgive(attempt.email, attempt.now);
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
  const attempt = { email: folded, from: network(address), now };
  const wait = beginAttempt(desk, attempt);
  if (wait > 0) await desk.pause(wait);
  const [known] = await db.select().from(person).where(eq(person.email, folded));
  const right = await verifyPassword(known?.passwordHash ?? desk.nobodysHash, password);
  if (known?.passwordHash === undefined || known.passwordHash === null || !right) {
    throw new Problem("unauthenticated", { detail: "E-mail or password is wrong." });
  }
  forgive(desk, attempt);
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
