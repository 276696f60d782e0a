import { blob, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

// The truth about the instance's database. Instants are milliseconds since 1970 in UTC.
// Others' tables lie in `<what>-schema.ts` beside this file. After a change: `npx drizzle-kit generate` in packages/instance;
// a migration that is merged is never edited.

/** Who this installation is to a hub: made once, and a row alone. */
export const identity = sqliteTable("identity", {
  id: integer().primaryKey(),
  uuid: text().notNull(),
  secret: text().notNull(),
  createdAt: integer("created_at").notNull(),
});

/** What was chosen on a page; a switch that is not here has never been touched there. */
export const setting = sqliteTable("setting", {
  name: text().primaryKey(),
  value: integer({ mode: "boolean" }).notNull(),
});

/** Who changed what, when. Never a secret, never an address. */
export const audit = sqliteTable("audit", {
  id: integer().primaryKey({ autoIncrement: true }),
  at: integer().notNull(),
  actor: text().notNull(),
  action: text().notNull(),
  subject: text().notNull(),
});

export const pingStates = ["made", "sent", "waiting", "failed", "withdrawn"] as const;

/** Payloads: previews, and all that was sent or was to be. */
export const ping = sqliteTable(
  "ping",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    madeAt: integer("made_at").notNull(),
    recordedAt: text("recorded_at").notNull(),
    state: text({ enum: pingStates }).notNull(),
    /** The slot that it was made for; null for one that a person asked for. */
    slot: integer(),
    sha256: text().notNull(),
    /** Bytes of the payload. */
    size: integer().notNull(),
    /** gzip of the payload, byte for byte as it is sent. */
    payload: blob({ mode: "buffer" }).notNull(),
    /** gzip of the body of the post about how measuring went. */
    metadata: blob({ mode: "buffer" }).notNull(),
    /** gzip of JSON: each metric's key, category and what it cost. */
    metrics: blob({ mode: "buffer" }).notNull(),
    /** Data categories that the payload holds. */
    categories: text({ mode: "json" }).$type<string[]>().notNull(),
    /** When it was last tried; null for one never sent. */
    triedAt: integer("tried_at"),
    status: integer(),
    /** What the hub answered, as it came. */
    answer: text(),
    /** The hub's id of the ping. */
    hubId: integer("hub_id"),
    /** Why the last try failed, in words. */
    failure: text(),
  },
  (table) => [index("ping_tried_at").on(table.triedAt), index("ping_made_at").on(table.madeAt)],
);

export const slotStates = ["passed", "off", "due", "sending", "sent", "nothing_new", "failed", "withdrawn"] as const;

/** The weekly moments of sending that have come, by their instant. */
export const slot = sqliteTable("slot", {
  at: integer().primaryKey(),
  state: text({ enum: slotStates }).notNull(),
  /** Tries made so far. */
  tries: integer().notNull(),
  nextTryAt: integer("next_try_at"),
  pingId: integer("ping_id").references(() => ping.id, { onDelete: "set null" }),
});

/** The version check: what was asked last and what was answered last; a row alone. */
export const check = sqliteTable("check", {
  id: integer().primaryKey(),
  askedAt: integer("asked_at").notNull(),
  askedVersion: text("asked_version").notNull(),
  /** Why the last try brought no answer. */
  failure: text(),
  answeredAt: integer("answered_at"),
  answeredVersion: text("answered_version"),
  answer: text(),
});

/** Single numbers by name. */
export const mark = sqliteTable("mark", {
  name: text().primaryKey(),
  value: integer().notNull(),
});
