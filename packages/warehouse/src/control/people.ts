import { Problem } from "@pinghouse/shared/problem/problem";
import { and, eq, isNotNull, max } from "drizzle-orm";
import type { Control, NewPerson } from "./control.ts";
import { linkStatement } from "./links.ts";
import { change, type Office, type Statement } from "./office.ts";
import { hashPassword } from "@pinghouse/shared/node/password";
import { person, personInstallation } from "./schema.ts";

/** E-mails are compared without regard to case. */
export const foldEmail = (email: string): string => email.trim().toLowerCase();

/** Throws unless exactly the admins hold installations. */
export const checkHoldings = (role: string, installations: readonly string[]): void => {
  if (role === "admin" && installations.length === 0) {
    throw new Problem("bad_parameter", { detail: "An admin needs at least one installation.", extra: { parameter: "installations" } });
  }
  if (role !== "admin" && installations.length > 0) {
    throw new Problem("bad_parameter", { detail: "Only an admin holds installations.", extra: { parameter: "installations" } });
  }
};

/** True while no operator has a password. */
export const setupNeeded = async ({ db }: Office): Promise<boolean> => {
  const rows = await db
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.role, "operator"), isNotNull(person.passwordHash)))
    .limit(1);
  return rows.length === 0;
};

export const personOf = async ({ db }: Office, id: number): ReturnType<Control["person"]> => {
  const [row] = await db.select({ email: person.email, role: person.role }).from(person).where(eq(person.id, id));
  return row;
};

/** Ids are given here, because a batch cannot hand the id of one statement to the next. */
const nextId = async ({ db }: Office): Promise<number> => {
  const [row] = await db.select({ most: max(person.id) }).from(person);
  return (row?.most ?? 0) + 1;
};

/** Statements that add a person; the caller runs them with `change`. */
export const personStatements = async (
  office: Office,
  { email, role, installations, passwordHash }: { email: string; role: NewPerson["role"]; installations: readonly string[]; passwordHash: string | null },
): Promise<{ id: number; statements: Statement[] }> => {
  const { db } = office;
  const known = await db.select({ id: person.id }).from(person).where(eq(person.email, email));
  if (known.length > 0) throw new Problem("conflict", { detail: "There is already a person with this e-mail." });
  const id = await nextId(office);
  const statements: Statement[] = [db.insert(person).values({ id, email, role, passwordHash, createdAt: office.now() })];
  const held = [...new Set(installations)].map((installation) => ({ personId: id, installation }));
  if (held.length > 0) statements.push(db.insert(personInstallation).values(held));
  return { id, statements };
};

/** Adds a person; without a password, with a one-time link to choose one. */
export const addPerson = async (office: Office, added: NewPerson): ReturnType<Control["addPerson"]> => {
  const { role, installations = [], password, actor } = added;
  checkHoldings(role, installations);
  const email = foldEmail(added.email);
  const passwordHash = password === undefined ? null : await hashPassword(password);
  return office.exclusive(async () => {
    const { id, statements } = await personStatements(office, { email, role, installations, passwordHash });
    const invite = password === undefined ? linkStatement(office, { purpose: "invite", personId: id }) : null;
    await change(office, { actor, action: "person added", subject: `${email} as ${role}` }, [
      ...statements,
      ...(invite === null ? [] : [invite.statement]),
    ]);
    return { id, invite: invite?.token ?? null };
  });
};
