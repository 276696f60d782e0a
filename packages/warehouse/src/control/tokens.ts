import { eq } from "drizzle-orm";
import type { Who } from "./who.ts";
import type { NewToken, TokenRole } from "./control.ts";
import { change, type Office } from "./office.ts";
import { checkHoldings } from "./people.ts";
import { token as tokenTable } from "./schema.ts";
import { hashSecret, newSecret } from "@pinghouse/shared/node/secret";

const minute = 60_000;

/** As many hex digits of a token's hash tell it apart from others. */
const tokenMark = 16;

/** The mark by which a leaked token can be recognised. */
const prefix = "ph_";

/** All tokens in memory, by hash: the way of a ping asks no database. */
export interface TokenRing {
  known: Map<string, { role: TokenRole; installations: readonly string[] }>;
  /** Last uses not yet written, by hash. */
  used: Map<string, number>;
  writtenAt: number;
}

export const loadTokens = async ({ db, now }: Office): Promise<TokenRing> => {
  const rows = await db.select().from(tokenTable);
  return { known: new Map(rows.map(({ hash, role, installations }) => [hash, { role, installations }])), used: new Map(), writtenAt: now() };
};

/** Makes a token. Only its hash stays here. */
export const createToken = async (office: Office, ring: TokenRing, { role, installations = [], actor }: NewToken): Promise<{ token: string }> => {
  checkHoldings(role, installations);
  const token = `${prefix}${newSecret(office.random)}`;
  const hash = hashSecret(token);
  const row = { hash, role, installations: [...new Set(installations)], createdAt: office.now() };
  await office.exclusive(() =>
    change(office, { actor, action: "token created", subject: role }, [office.db.insert(tokenTable).values(row)]),
  );
  ring.known.set(hash, { role, installations: row.installations });
  return { token };
};

/** Writes when tokens were last used. */
export const flushUses = async ({ db, now }: Office, ring: TokenRing): Promise<void> => {
  const uses = [...ring.used];
  ring.used.clear();
  ring.writtenAt = now();
  for (const [hash, lastUsedAt] of uses) await db.update(tokenTable).set({ lastUsedAt }).where(eq(tokenTable.hash, hash));
};

/** Whose token it is; its last use is written once a minute at most. */
export const whoseToken = async (office: Office, ring: TokenRing, bearer: string): Promise<Who> => {
  const hash = hashSecret(bearer);
  const found = ring.known.get(hash);
  if (found === undefined) return { role: "nobody" };
  ring.used.set(hash, office.now());
  if (office.now() - ring.writtenAt >= minute) await flushUses(office, ring);
  const { role, installations } = found;
  if (role === "sender") return { role };
  return role === "admin" ? { role, person: null, installations } : { role, person: null, token: hash.slice(0, tokenMark) };
};

/** From memory alone. */
export const isSenderToken = (office: Office, ring: TokenRing, bearer: string): boolean => {
  const hash = hashSecret(bearer);
  const sender = ring.known.get(hash)?.role === "sender";
  if (sender) ring.used.set(hash, office.now());
  return sender;
};
