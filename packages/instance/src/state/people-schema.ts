import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

// People of this application's Admin Area. Instants are milliseconds since 1970 in UTC; secrets are kept as SHA-256 only.

export const personRoles = ["admin", "member"] as const;
export type PersonRole = (typeof personRoles)[number];

/** Who can sign in. No hash: invited and without a password yet, or signed in by the provider alone. */
export const person = sqliteTable(
  "person",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** Case-folded. */
    email: text().notNull().unique(),
    role: text({ enum: personRoles }).notNull(),
    passwordHash: text("password_hash"),
    /** Who they are at the OpenID provider: its issuer and its name for them; null for others. */
    issuer: text(),
    subject: text(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [uniqueIndex("person_subject").on(table.issuer, table.subject)],
);

export const session = sqliteTable(
  "session",
  {
    hash: text().primaryKey(),
    personId: integer("person_id").notNull().references(() => person.id, { onDelete: "cascade" }),
    createdAt: integer("created_at").notNull(),
    expiresAt: integer("expires_at").notNull(),
  },
  (table) => [index("session_expires_at").on(table.expiresAt)],
);

/** One-time links: `setup` makes the first admin, `invite` lets a person choose a password. */
export const link = sqliteTable("link", {
  hash: text().primaryKey(),
  purpose: text({ enum: ["setup", "invite"] }).notNull(),
  personId: integer("person_id").references(() => person.id, { onDelete: "cascade" }),
  createdAt: integer("created_at").notNull(),
  expiresAt: integer("expires_at").notNull(),
  usedAt: integer("used_at"),
});
