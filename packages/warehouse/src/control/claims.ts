import { hashPassword, shortestPassword } from "@pinghouse/shared/node/password";
import { hashSecret } from "@pinghouse/shared/node/secret";
import { Problem } from "@pinghouse/shared/problem/problem";
import { and, eq, gt, isNull } from "drizzle-orm";
import type { Control } from "./control.ts";
import { linkStatement } from "./links.ts";
import { change, type Office, type Statement } from "./office.ts";
import { foldEmail, personStatements } from "./people.ts";
import { link, person, personInstallation } from "./schema.ts";
import { sessionStatement } from "./sessions.ts";

const ofClaims = eq(link.purpose, "claim");

/** The installation of a link that can be used now. Unknown, used and expired get one answer. */
const claimed = async ({ db, now }: Office, hash: string): Promise<string> => {
  const [found] = await db.select().from(link).where(and(ofClaims, eq(link.hash, hash), isNull(link.usedAt), gt(link.expiresAt, now())));
  if (found === undefined || found.installation === null) throw new Problem("not_found", { detail: "This link is unknown, used or expired." });
  return found.installation;
};

/** Makes a link by which somebody becomes the admin of an installation; earlier ones of the same end. */
export const makeClaim = (office: Office, { installation, actor }: Parameters<Control["makeClaim"]>[0]): Promise<{ token: string }> =>
  office.exclusive(async () => {
    const { token, statement } = linkStatement(office, { purpose: "claim", personId: null, installation });
    const earlier = office.db.delete(link).where(and(ofClaims, eq(link.installation, installation)));
    await change(office, { actor, action: "claim link made", subject: installation }, [earlier, statement]);
    return { token };
  });

/** The installation that a link is for, without using it. Throws Problem "not_found". */
export const lookAtClaim = (office: Office, token: string): Promise<string> => claimed(office, hashSecret(token));

const bad = (parameter: string, detail: string): Problem => new Problem("bad_parameter", { detail, extra: { parameter } });

type Claimant = Parameters<Control["redeemClaim"]>[0]["claimant"];

interface Settled {
  /** For the audit log. */
  actor: string;
  statements: Statement[];
  session: string | null;
}

/** Whoever is signed in already holds one installation more. */
const settleKnown = async ({ db }: Office, id: number, installation: string): Promise<Settled> => {
  const [known] = await db.select().from(person).where(eq(person.id, id));
  if (known === undefined || known.role !== "admin") throw new Problem("forbidden", { detail: "Operators and analysts see every installation and hold none. Sign out, then open the link again." });
  return { actor: known.email, statements: [db.insert(personInstallation).values({ personId: id, installation }).onConflictDoNothing()], session: null };
};

const settleNew = async (office: Office, email: string, passwordHash: string, installation: string): Promise<Settled> => {
  const [known] = await office.db.select({ id: person.id }).from(person).where(eq(person.email, email));
  if (known !== undefined) throw new Problem("conflict", { detail: "There is already a person with this e-mail. Sign in, then open the link again." });
  const { id, statements } = await personStatements(office, { email, role: "admin", installations: [installation], passwordHash });
  const { session, statement } = sessionStatement(office, id);
  return { actor: email, statements: [...statements, statement], session };
};

const passwordHashOf = async (claimant: Claimant): Promise<string> => {
  if ("person" in claimant) return "";
  if (claimant.email.trim() === "") throw bad("email", "Who claims an installation needs an e-mail.");
  if (claimant.password.length < shortestPassword) throw bad("password", `A password has at least ${shortestPassword} characters.`);
  return hashPassword(claimant.password);
};

/** Uses a link up: whoever is signed in, or a new person who then is, becomes admin of its installation. */
export const redeemClaim = async (office: Office, { token, claimant }: Parameters<Control["redeemClaim"]>[0]): ReturnType<Control["redeemClaim"]> => {
  const hash = hashSecret(token);
  await claimed(office, hash);
  const passwordHash = await passwordHashOf(claimant);
  return office.exclusive(async () => {
    const installation = await claimed(office, hash);
    const settled = "person" in claimant ? await settleKnown(office, claimant.person, installation) : await settleNew(office, foldEmail(claimant.email), passwordHash, installation);
    await change(office, { actor: settled.actor, action: "installation claimed", subject: installation }, [
      ...settled.statements,
      office.db.update(link).set({ usedAt: office.now() }).where(eq(link.hash, hash)),
    ]);
    return { installation, session: settled.session };
  });
};
