import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** The hub's key that answer files are verified with; a row at most. */
export const hubKey = sqliteTable("hub_key", {
  id: integer().primaryKey(),
  /** Ed25519, 32 bytes as hex. */
  publicKey: text("public_key").notNull(),
  /** When the newest answer file read so far was issued, in milliseconds since 1970; null before the first. */
  newest: integer(),
});
