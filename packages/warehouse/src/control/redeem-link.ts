import { Problem } from "@pinghouse/shared/problem/problem";
import { and, eq, gt, inArray, isNull } from "drizzle-orm";
import type { Control } from "./control.ts";
import { linkStatement } from "./links.ts";
import { change, type Office, type Statement } from "./office.ts";
import { hashPassword, shortestPassword } from "@pinghouse/shared/node/password";
import { foldEmail, personStatements, setupNeeded } from "./people.ts";
import { link, person } from "./schema.ts";
import { hashSecret } from "@pinghouse/shared/node/secret";
import { sessionStatement } from "./sessions.ts";

/** Makes a setup link and ends earlier ones; null when there is an operator. */
export const setupLink = (office: Office): Promise<string | null> =>
  office.exclusive(async () => {
    if (!(await setupNeeded(office))) return null;
    const { token, statement } = linkStatement(office, { purpose: "setup", personId: null });
    await change(office, { actor: "hub", action: "setup link made", subject: "" }, [
      office.db.delete(link).where(eq(link.purpose, "setup")),
      statement,
    ]);
    return token;
  });

type GoodLink = typeof link.$inferSelect;

/** The link, if it can be used now. Unknown, used and expired get one answer. */
const goodLink = async (office: Office, hash: string): Promise<GoodLink> => {
  // A claim is none of these: with no person yet, it would make an operator.
  const usable = and(eq(link.hash, hash), inArray(link.purpose, ["setup", "invite"]), isNull(link.usedAt), gt(link.expiresAt, office.now()));
  const [found] = await office.db.select().from(link).where(usable);
  const ended = found?.purpose === "setup" && !(await setupNeeded(office));
  if (found === undefined || ended) throw new Problem("not_found", { detail: "This link is unknown, used or expired." });
  return found;
};

interface Use {
  found: GoodLink;
  email: string;
  passwordHash: string;
}

/** Who signs in by the link, and the statements that make or complete them. */
const settle = async (office: Office, { found, email, passwordHash }: Use): Promise<{ id: number; statements: Statement[] }> => {
  if (found.personId === null) return personStatements(office, { email, role: "operator", installations: [], passwordHash });
  const statement = office.db.update(person).set({ passwordHash }).where(eq(person.id, found.personId));
  return { id: found.personId, statements: [statement] };
};

const needed = (parameter: string, detail: string): Problem => new Problem("bad_parameter", { detail, extra: { parameter } });

/** Uses a link up: sets the password, makes the operator where it is a setup link, and signs in. */
export const redeemLink = async (
  office: Office,
  { token, password, email = "" }: Parameters<Control["redeemLink"]>[0],
): Promise<{ session: string }> => {
  const hash = hashSecret(token);
  const first = await goodLink(office, hash);
  if (password.length < shortestPassword) throw needed("password", `A password has at least ${shortestPassword} characters.`);
  if (first.purpose === "setup" && email === "") throw needed("email", "The first operator needs an e-mail.");
  const passwordHash = await hashPassword(password);
  return office.exclusive(async () => {
    const found = await goodLink(office, hash);
    const { id, statements } = await settle(office, { found, email: foldEmail(email), passwordHash });
    const { session, statement } = sessionStatement(office, id);
    await change(office, { actor: `person ${id}`, action: `${found.purpose} link used`, subject: "" }, [
      ...statements,
      office.db.update(link).set({ usedAt: office.now() }).where(eq(link.hash, hash)),
      statement,
    ]);
    return { session };
  });
};
