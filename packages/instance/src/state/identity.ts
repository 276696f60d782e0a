import { newSecret } from "@pinghouse/shared/node/secret";
import { identity } from "./schema.ts";
import type { Database, Identity } from "./state.ts";

const uuidOf = (bytes: Uint8Array): string => {
  const hex = Buffer.from(bytes).toString("hex");
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `${variant}${hex.slice(18, 20)}`, hex.slice(20, 32)].join("-");
};

/** Reads who this installation is; the first time it is made, with a random uuid (version 4) unless the application has one. */
export const loadIdentity = async (db: Database, made: { now: () => number; random: (bytes: number) => Uint8Array; uuid?: string | undefined }): Promise<Identity> => {
  const fresh = { id: 1, uuid: made.uuid ?? uuidOf(made.random(16)), secret: newSecret(made.random), createdAt: made.now() };
  await db.insert(identity).values(fresh).onConflictDoNothing();
  const [row] = await db.select().from(identity);
  return row === undefined ? fresh : { uuid: row.uuid, secret: row.secret };
};
