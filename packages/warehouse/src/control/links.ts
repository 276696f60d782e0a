import type { Office, Statement } from "./office.ts";
import { link } from "./schema.ts";
import { hashSecret, newSecret } from "@pinghouse/shared/node/secret";

/** A link can be used for 24 hours. */
export const linkLife = 24 * 3_600_000;

interface LinkTarget {
  purpose: "setup" | "invite" | "claim";
  personId: number | null;
  /** Of a claim: the opaque id. */
  installation?: string;
}

/** A fresh link: its token for the person, its hash for the database. */
export const linkStatement = (office: Office, target: LinkTarget): { token: string; statement: Statement } => {
  const token = newSecret(office.random);
  const now = office.now();
  const row = { ...target, hash: hashSecret(token), createdAt: now, expiresAt: now + linkLife };
  return { token, statement: office.db.insert(link).values(row) };
};
