import { dataCategories, statuses, timeFrames, valueTypes, type Tier } from "@pinghouse/shared/metrics/definition";
import { fileFormats } from "@pinghouse/shared/exports/file-format";
import { layouts, modes, runStates, type ExportSource, type S3Place } from "@pinghouse/shared/exports/order";
import type { ErasureReceipt } from "@pinghouse/shared/erasure/receipt";
import { labels } from "@pinghouse/shared/cohort/label";
import { viewWays } from "@pinghouse/shared/views/view-part";
import { registryActions, type ChangedRelease, type RegistryDifference } from "./registry-change.ts";
import { integer, primaryKey, sqliteTable, text, index } from "drizzle-orm/sqlite-core";

// The truth about the control database. Instants are milliseconds since 1970 in UTC; secrets are kept as SHA-256 only.
// After a change: `npx drizzle-kit generate` in packages/warehouse; a migration that is merged is never edited.

export const roles = ["operator", "analyst", "admin"] as const;
export const tokenRoles = ["operator", "analyst", "sender", "admin"] as const;

/** Who can sign in. No hash: invited, and has not chosen a password yet. */
export const person = sqliteTable("person", {
  id: integer().primaryKey({ autoIncrement: true }),
  /** Case-folded. */
  email: text().notNull().unique(),
  role: text({ enum: roles }).notNull(),
  passwordHash: text("password_hash"),
  createdAt: integer("created_at").notNull(),
});

/** The installations (opaque ids) that an admin holds. */
export const personInstallation = sqliteTable(
  "person_installation",
  {
    personId: integer("person_id").notNull().references(() => person.id, { onDelete: "cascade" }),
    installation: text().notNull(),
    label: text().notNull().default(""),
  },
  (table) => [primaryKey({ columns: [table.personId, table.installation] })],
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

/** Bearer tokens of programs. */
export const token = sqliteTable("token", {
  hash: text().primaryKey(),
  role: text({ enum: tokenRoles }).notNull(),
  installations: text({ mode: "json" }).$type<string[]>().notNull(),
  createdAt: integer("created_at").notNull(),
  lastUsedAt: integer("last_used_at"),
});

/** One-time links: `setup` makes the first operator, `invite` lets a person choose a password, `claim` makes somebody the admin of an installation. */
export const link = sqliteTable("link", {
  hash: text().primaryKey(),
  purpose: text({ enum: ["setup", "invite", "claim"] }).notNull(),
  personId: integer("person_id").references(() => person.id, { onDelete: "cascade" }),
  createdAt: integer("created_at").notNull(),
  expiresAt: integer("expires_at").notNull(),
  usedAt: integer("used_at"),
  /** Opaque id; of a claim alone. */
  installation: text(),
});

/** What installations (opaque ids) are for. One that is not here has no label. */
export const installationLabel = sqliteTable("installation_label", {
  installation: text().primaryKey(),
  label: text({ enum: labels }).notNull(),
});

/** Installations kept under a name. No owner: saved by a token or on the local socket, or its owner is gone. */
export const savedList = sqliteTable("saved_list", {
  name: text().primaryKey(),
  installations: text({ mode: "json" }).$type<string[]>().notNull(),
  ownerId: integer("owner_id").references(() => person.id, { onDelete: "set null" }),
  createdAt: integer("created_at").notNull(),
  changedAt: integer("changed_at").notNull(),
});

export const viewKinds = ["cohort", "compare"] as const;

/** A question kept under a name. It never changes: its id is made of what it says (saved-views.ts). */
export const savedView = sqliteTable("saved_view", {
  id: text().primaryKey(),
  name: text().notNull(),
  kind: text({ enum: viewKinds }).notNull(),
  /** Canonical parameters, as in a URL after the `?`. */
  query: text().notNull(),
  ownerId: integer("owner_id").references(() => person.id, { onDelete: "set null" }),
  createdAt: integer("created_at").notNull(),
});

/** What a vendor says about metrics, in the fields of shared/metrics/definition.ts. */
export const metricDefinition = sqliteTable("metric_definition", {
  key: text().primaryKey(),
  description: text().notNull(),
  value_type: text({ enum: valueTypes }).notNull(),
  status: text({ enum: statuses }).notNull(),
  time_frame: text({ enum: timeFrames }).notNull(),
  data_source: text(),
  data_category: text({ enum: dataCategories }).notNull(),
  product_group: text(),
  stage: text(),
  tiers: text({ mode: "json" }).$type<Tier[]>().notNull(),
  edition: text({ enum: ["ce", "ee"] }).notNull(),
  milestone: text(),
  milestone_removed: text(),
  unit: text(),
});

/** What is exported how and where, in schedules and in their runs (shared/exports/order.ts). */
const orderColumns = () => ({
  name: text().notNull(),
  source: text({ mode: "json" }).$type<ExportSource>().notNull(),
  format: text({ enum: fileFormats }).notNull(),
  layout: text({ enum: layouts }).notNull(),
  mode: text({ enum: modes }).notNull(),
  destination: text().notNull(),
  hostnames: integer({ mode: "boolean" }).notNull(),
  ownerId: integer("owner_id").references(() => person.id, { onDelete: "set null" }),
  role: text({ enum: ["operator", "analyst"] }).notNull(),
});

/** Where exports go. Never a secret. */
export const exportDestination = sqliteTable("export_destination", {
  name: text().primaryKey(),
  kind: text({ enum: ["directory", "s3"] }).notNull(),
  directory: text(),
  s3: text({ mode: "json" }).$type<S3Place>(),
  hostnames: integer({ mode: "boolean" }).notNull(),
  createdAt: integer("created_at").notNull(),
});

export const exportSchedule = sqliteTable("export_schedule", {
  id: integer().primaryKey({ autoIncrement: true }),
  ...orderColumns(),
  cron: text(),
  timeZone: text("time_zone").notNull(),
  paused: integer({ mode: "boolean" }).notNull(),
  createdAt: integer("created_at").notNull(),
  changedAt: integer("changed_at").notNull(),
});

/** Keeps what was ordered, since a schedule may change or go while its runs are remembered. */
export const exportRun = sqliteTable(
  "export_run",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    ...orderColumns(),
    schedule: integer(),
    state: text({ enum: runStates }).notNull(),
    attempt: integer().notNull(),
    dueAt: integer("due_at").notNull(),
    nextTryAt: integer("next_try_at").notNull(),
    startedAt: integer("started_at"),
    endedAt: integer("ended_at"),
    rows: integer(),
    bytes: integer(),
    file: text(),
    sha256: text(),
    asOf: text("as_of"),
    error: text(),
    upTo: integer("up_to"),
    late: text({ mode: "json" }).$type<number[]>().notNull(),
  },
  (table) => [index("export_run_schedule").on(table.schedule, table.id), index("export_run_state").on(table.state)],
);

/** Releases of the software whose installations ask (shared/release/release.ts). */
export const release = sqliteTable("release", {
  version: text().primaryKey(),
  releasedOn: text("released_on").notNull(),
  security: integer({ mode: "boolean" }).notNull(),
  critical: integer({ mode: "boolean" }).notNull(),
  /** Ranges of versions that have the holes it closes. */
  affected: text({ mode: "json" }).$type<string[]>().notNull(),
});

/** Which release fixes which advisory. */
export const advisory = sqliteTable(
  "advisory",
  {
    name: text().notNull(),
    fixedIn: text("fixed_in").notNull().references(() => release.version, { onDelete: "cascade" }),
  },
  (table) => [primaryKey({ columns: [table.fixedIn, table.name] })],
);

/** What the operator decided about version checks; a row at most, and without one the defaults hold. */
export const checkPolicy = sqliteTable("check_policy", {
  id: integer().primaryKey(),
  upToDate: text("up_to_date", { enum: ["latest", "maintained"] }).notNull(),
  maintainedMinors: integer("maintained_minors").notNull(),
});

/** What the operator decided about scores; a row at most, and without one anyone who sends a ping is told its score. */
export const scorePolicy = sqliteTable("score_policy", {
  id: integer().primaryKey(),
  scoreFor: text("score_for", { enum: ["anyone", "verified"] }).notNull(),
});

/** What was done to the registry of releases, each change with what was there before, so that it can be undone. */
export const releaseChange = sqliteTable("release_change", {
  id: integer().primaryKey({ autoIncrement: true }),
  at: integer().notNull(),
  actor: text().notNull(),
  action: text({ enum: registryActions }).notNull(),
  undoes: integer(),
  releases: text({ mode: "json" }).$type<ChangedRelease[]>().notNull(),
  policy: text({ mode: "json" }).$type<RegistryDifference["policy"]>(),
});

/** Who of the hub's people looked at an installation (opaque id) on a day (`YYYY-MM-DD`, UTC): a row per day and viewer, for 13 months. */
export const installationView = sqliteTable(
  "installation_view",
  {
    installation: text().notNull(),
    day: text().notNull(),
    /** Names a person or a token without saying who it is (control/view-tally.ts). */
    viewer: text().notNull(),
    /** The viewer's number at this installation, which it keeps while any row of it is kept. */
    number: integer().notNull(),
    role: text({ enum: ["operator", "analyst"] }).notNull(),
    way: text({ enum: viewWays }).notNull(),
    visits: integer().notNull(),
    /** First and last read of the day. */
    firstAt: integer("first_at").notNull(),
    lastAt: integer("last_at").notNull(),
    /** What was opened, a bit for each place in `viewParts`. */
    parts: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.installation, table.day, table.viewer] }), index("installation_view_day").on(table.day)],
);

/** Erasures of what installations (opaque ids) sent, wished for, called off or done; never forgotten. */
export const erasure = sqliteTable(
  "erasure",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    installation: text().notNull(),
    state: text({ enum: ["waiting", "done", "called_off"] }).notNull(),
    askedAt: integer("asked_at").notNull(),
    askedBy: text("asked_by").notNull(),
    role: text({ enum: ["operator", "admin"] }).notNull(),
    dueAt: integer("due_at").notNull(),
    endedAt: integer("ended_at"),
    endedBy: text("ended_by"),
    receipt: text({ mode: "json" }).$type<ErasureReceipt>(),
    before: integer(),
  },
  (table) => [index("erasure_installation").on(table.installation), index("erasure_state").on(table.state)],
);

/** Counters; `revision` grows with every change that an answer may depend on. */
export const counter = sqliteTable("counter", {
  name: text().primaryKey(),
  value: integer().notNull(),
});

/** Who changed what, when. Never a secret, never an address. */
export const audit = sqliteTable("audit", {
  id: integer().primaryKey({ autoIncrement: true }),
  at: integer().notNull(),
  actor: text().notNull(),
  action: text().notNull(),
  subject: text().notNull(),
});
