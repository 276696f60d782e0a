import type { Label } from "@pinghouse/shared/cohort/label";
import type { RunState } from "@pinghouse/shared/exports/order";
import type { Definition } from "@pinghouse/shared/metrics/definition";
import type { ScoreFor } from "@pinghouse/shared/score/score-for";
import type { CheckPolicy, Release } from "@pinghouse/shared/release/release";
import type { DestinationRow, RunRow, ScheduleRow } from "./export-rows.ts";
import type { ErasureLedger } from "./erasure-ledger.ts";
import type { NewRun, RunNews } from "./export-runs.ts";
import type { NewSchedule } from "./export-schedules.ts";
import type { InstallationViews } from "./installation-views.ts";
import type { RegistryChange, Wanted } from "./registry-change.ts";
import type { Person, Who } from "./who.ts";

export type Role = "operator" | "analyst" | "admin";
export type TokenRole = Role | "sender";

export interface NewPerson {
  email: string;
  role: Role;
  /** Opaque ids; only an admin has any. */
  installations?: readonly string[];
  /** Without one the person gets a one-time link to choose it. */
  password?: string;
  /** Who adds them, for the audit log. */
  actor: string;
}

export interface NewToken {
  role: TokenRole;
  installations?: readonly string[];
  actor: string;
}

/** Installations kept under a name. */
export interface SavedList {
  name: string;
  /** Opaque ids. */
  installations: readonly string[];
  /** Null: nobody's, which is for operators to change. */
  owner: Person | null;
  /** Milliseconds since 1970. */
  createdAt: number;
  changedAt: number;
}

export type ViewKind = "cohort" | "compare";

/** A question kept under a name. It never changes, so that a link to it always asks the same. */
export interface SavedView {
  id: string;
  name: string;
  kind: ViewKind;
  /** Canonical parameters, as in a URL after the `?`. */
  query: string;
  owner: Person | null;
  /** Milliseconds since 1970. */
  createdAt: number;
}

/** What a browser or a program shows of itself. */
export interface Credentials {
  /** The session cookie's value. */
  session: string | undefined;
  /** What follows `Authorization: Bearer`. Where it is given, the cookie does not count. */
  bearer: string | undefined;
}

/** What became of the definitions or releases of an import. */
export interface SavedDefinitions {
  added: number;
  changed: number;
  same: number;
}

/** The control database: people, sessions, tokens, links. One per hub, behind this door. */
export interface Control {
  /** Grows with every change that an answer may depend on. */
  revision(): number;
  /** True while nobody could sign in as an operator. */
  setupNeeded(): Promise<boolean>;
  /** Throws Problem "conflict" for a known e-mail. `invite` is the token of a one-time link, null where a password was given. */
  addPerson(person: NewPerson): Promise<{ id: number; invite: string | null }>;
  /** Undefined for nobody. */
  person(id: number): Promise<{ email: string; role: Role } | undefined>;
  /** Token of a fresh one-time link that makes the first operator; earlier ones end. Null when there is an operator. */
  setupLink(): Promise<string | null>;
  /** Uses up a link and signs in. `email` is needed for a setup link and ignored for an invitation. Throws Problem "not_found" for a link unknown, used or expired. */
  redeemLink(link: { token: string; password: string; email?: string }): Promise<{ session: string }>;
  /** Token of a one-time link by which somebody becomes admin of an installation; earlier ones of the same installation end. */
  makeClaim(claim: { installation: string; actor: string }): Promise<{ token: string }>;
  /** The installation of such a link, without using it. Throws Problem "not_found" for one unknown, used or expired. */
  lookAtClaim(token: string): Promise<string>;
  /** Uses it up, for a person (their id) or for a new one, who is then signed in. Throws Problem "not_found", "conflict" for a known e-mail, "forbidden" for who is no admin. */
  redeemClaim(claim: { token: string; claimant: { person: number } | { email: string; password: string } }): Promise<{ installation: string; session: string | null }>;
  /** A line in the audit log for what another part of the hub keeps. */
  note(entry: { actor: string; action: string; subject: string }): Promise<void>;
  /**
   * Throws Problem "unauthenticated", or "too_many_requests" after 5 failures of one network for one e-mail, or 20 of one network,
   * in 15 minutes. From 10 failures for one e-mail on, from wherever, answers come later and later, up to 8 s.
   */
  signIn(attempt: { email: string; password: string; address: string }): Promise<{ session: string }>;
  /** Ends a session; no error for an unknown one. */
  signOut(session: string): Promise<void>;
  /** The token itself is not kept and cannot be shown again. */
  createToken(token: NewToken): Promise<{ token: string }>;
  identify(credentials: Credentials): Promise<Who>;
  /** From memory: for the way of a ping. */
  isSenderToken(bearer: string): boolean;
  /** Who is told a score in the answer to a ping, from memory. */
  scoreFor(): ScoreFor;
  setScoreFor(change: { scoreFor: ScoreFor; actor: string }): Promise<void>;
  /** Label by opaque id, from memory. */
  labels(): ReadonlyMap<string, Label>;
  /** The installations (opaque ids) that belong together because one admin, or one admin's token, holds them. */
  holdings(): Promise<string[][]>;
  /** Null takes the label away. */
  setLabel(change: { installation: string; label: Label | null; actor: string }): Promise<void>;
  /** By name. */
  lists(): Promise<SavedList[]>;
  list(name: string): Promise<SavedList | undefined>;
  /** Under a known name it is replaced, and keeps its owner; throws Problem "conflict" unless `replace`. */
  saveList(list: { name: string; installations: readonly string[]; owner: Person | null; replace: boolean; actor: string }): Promise<void>;
  /** No error for an unknown one. */
  removeList(list: { name: string; actor: string }): Promise<void>;
  /** By name, then by id. */
  views(): Promise<SavedView[]>;
  view(id: string): Promise<SavedView | undefined>;
  /** The same view saved twice by the same person is one. */
  saveView(view: { name: string; kind: ViewKind; query: string; owner: Person | null; actor: string }): Promise<{ id: string }>;
  /** No error for an unknown one. */
  removeView(view: { id: string; actor: string }): Promise<void>;
  /** By key. */
  definitions(): Promise<Definition[]>;
  /** Adds definitions and replaces those of the same key; all of them or none. Where all are known already nothing is written. */
  saveDefinitions(saved: { definitions: readonly Definition[]; actor: string }): Promise<SavedDefinitions>;
  registry: ReleaseRegistry;
  erasures: ErasureLedger;
  exports: ExportLedger;
  /** Who of the hub's people looked at an installation. */
  installationViews: InstallationViews;
  close(): Promise<void>;
}

/** The releases by which version checks are answered. */
export interface ReleaseRegistry {
  /** From memory, since every check asks; another object after every change. */
  current(): { readonly releases: readonly Release[]; readonly policy: CheckPolicy };
  /** Adds releases and replaces those of the same version; all of them or none, as one change. What the policy leaves out stays. Where nothing changes nothing is written. */
  save(saved: { releases: readonly Release[]; policy?: Wanted["policy"]; action?: "import" | "save" | "policy"; actor: string }): Promise<SavedDefinitions>;
  /** No error for an unknown one. */
  remove(removed: { version: string; actor: string }): Promise<void>;
  /** Every change since the registry keeps them, oldest first. */
  history(): Promise<RegistryChange[]>;
  /** Makes a new change that restores what was before one. Throws Problem "not_found", or "conflict" where something came over it later. */
  undo(undone: { id: number; actor: string }): Promise<void>;
}

/** What is exported where and when, and what became of it. */
export interface ExportLedger {
  /** By name. */
  destinations(): Promise<DestinationRow[]>;
  /** Replaces one of the same name. */
  saveDestination(destination: Omit<DestinationRow, "created_at"> & { actor: string }): Promise<void>;
  /** Throws Problem "conflict" while a schedule uses it. */
  removeDestination(destination: { name: string; actor: string }): Promise<void>;
  /** By name. */
  schedules(): Promise<ScheduleRow[]>;
  /** A new one without `id`; an owner stays who they were. Throws Problem "not_found". */
  saveSchedule(schedule: NewSchedule & { id?: number | undefined; actor: string }): Promise<{ id: number }>;
  removeSchedule(schedule: { id: number; actor: string }): Promise<void>;
  /** Newest first. */
  runs(of: { schedule?: number; states?: readonly RunState[]; before?: number; limit?: number }): Promise<RunRow[]>;
  run(id: number): Promise<RunRow | undefined>;
  addRun(run: NewRun & { actor: string }): Promise<{ run: number }>;
  /** With `told` the audit log hears of it. */
  noteRun(id: number, news: RunNews, told?: { actor: string; action: string }): Promise<void>;
  /** Forgets runs that ended before an instant, all but those that a schedule still builds on: its newest, and its newest that is done. */
  forgetRuns(before: number): Promise<void>;
}
