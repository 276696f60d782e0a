import { hashPassword, shortestPassword } from "@pinghouse/shared/node/password";
import { hashSecret, newSecret } from "@pinghouse/shared/node/secret";
import { Problem } from "@pinghouse/shared/problem/problem";
import { and, eq, gt, isNotNull, isNull, or } from "drizzle-orm";
import { change } from "./audit.ts";
import { link, person } from "./people-schema.ts";
import { sessionStatement } from "./people-sessions.ts";
import { foldEmail, type People } from "./people.ts";
import type { State, Statement } from "./state.ts";

/** A link can be used for 24 hours. */
const life = 24 * 3_600_000;

/** A fresh link: its token for the person, its hash for the database. */
export const linkStatement = ({ db, now, random }: State, personId: number | null): { token: string; statement: Statement } => {
  const token = newSecret(random);
  const purpose = personId === null ? ("setup" as const) : ("invite" as const);
  return { token, statement: db.insert(link).values({ purpose, personId, hash: hashSecret(token), createdAt: now(), expiresAt: now() + life }) };
};

/** True while no admin has a way in. */
export const setupNeeded = async ({ db }: State): Promise<boolean> => {
  const ways = or(isNotNull(person.passwordHash), isNotNull(person.subject));
  const found = await db.select({ id: person.id }).from(person).where(and(eq(person.role, "admin"), ways)).limit(1);
  return found.length === 0;
};

/** Makes a setup link and ends earlier ones; null when there is an admin. */
export const setupLink = (state: State): Promise<string | null> =>
  state.exclusive(async () => {
    if (!(await setupNeeded(state))) return null;
    const { token, statement } = linkStatement(state, null);
    await state.db.batch([state.db.delete(link).where(eq(link.purpose, "setup")), statement]);
    return token;
  });

type GoodLink = typeof link.$inferSelect;

/** The link, if it can be used now. Unknown, used and expired get one answer. */
const goodLink = async (state: State, hash: string): Promise<GoodLink> => {
  const [found] = await state.db.select().from(link).where(and(eq(link.hash, hash), isNull(link.usedAt), gt(link.expiresAt, state.now())));
  const ended = found?.purpose === "setup" && !(await setupNeeded(state));
  if (found === undefined || ended) throw new Problem("not_found", "This link is unknown, used or expired.");
  return found;
};

const needed = (parameter: string, detail: string): Problem => new Problem("bad_parameter", { detail, extra: { parameter } });

/** Who comes by the link: the one invited, or for a setup link a new admin. */
const comer = async ({ db, now }: State, found: GoodLink, email: string, passwordHash: string): Promise<{ id: number; email: string }> => {
  if (found.personId !== null) {
    const [invited] = await db.update(person).set({ passwordHash }).where(eq(person.id, found.personId)).returning({ id: person.id, email: person.email });
    if (invited === undefined) throw new Problem("internal");
    return invited;
  }
  const [made] = await db.insert(person).values({ email, role: "admin", passwordHash, createdAt: now() }).onConflictDoUpdate({ target: person.email, set: { role: "admin", passwordHash } }).returning({ id: person.id, email: person.email });
  if (made === undefined) throw new Problem("internal");
  return made;
};

/** Uses a link up: sets the password, makes the first admin where it is a setup link, and signs in. */
export const redeemLink = async (state: State, { token, password, email = "" }: Parameters<People["redeemLink"]>[0]): Promise<{ session: string }> => {
  const hash = hashSecret(token);
  const first = await goodLink(state, hash);
  if (password.length < shortestPassword) throw needed("password", `A password has at least ${shortestPassword} characters.`);
  if (first.purpose === "setup" && email === "") throw needed("email", "The first admin needs an e-mail.");
  const passwordHash = await hashPassword(password);
  return state.exclusive(async () => {
    const found = await goodLink(state, hash);
    // Used first: should the rest fail, a link is lost and not used twice.
    await state.db.update(link).set({ usedAt: state.now() }).where(eq(link.hash, hash));
    const came = await comer(state, found, foldEmail(email), passwordHash);
    const { session, statement } = sessionStatement(state, came.id);
    await change(state, { actor: came.email, action: `${found.purpose} link used`, subject: "" }, [statement]);
    return { session };
  });
};
