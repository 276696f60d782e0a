import { createClient, type Client } from "@libsql/client";
import { drizzle } from "drizzle-orm/libsql";
import { migrate } from "drizzle-orm/libsql/migrator";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Control } from "./control.ts";
import { lookAtClaim, makeClaim, redeemClaim } from "./claims.ts";
import { definitions, saveDefinitions } from "./definitions.ts";
import { erasureLedger } from "./erasure-ledger.ts";
import { exportLedger } from "./export-ledger.ts";
import { holdings } from "./holdings.ts";
import { openInstallationViews, type ViewOptions } from "./installation-views.ts";
import { loadLabels, setLabel } from "./labels.ts";
import { openRegistry } from "./registry.ts";
import { redeemLink, setupLink } from "./redeem-link.ts";
import { change, makeExclusive, readRevision, type Office } from "./office.ts";
import { nobodysHash } from "@pinghouse/shared/node/password";
import { addPerson, personOf, setupNeeded } from "./people.ts";
import { listNamed, removeList, saveList, savedLists } from "./saved-lists.ts";
import { removeView, saveView, savedViews, viewOf } from "./saved-views.ts";
import * as schema from "./schema.ts";
import { openScorePolicy } from "./score-policy.ts";
import { makeDesk } from "@pinghouse/shared/sign-in/sign-in-desk";
import { signIn, signOut, whoseSession } from "./sessions.ts";
import { createToken, flushUses, isSenderToken, loadTokens, whoseToken } from "./tokens.ts";

export interface ControlOptions {
  /** Milliseconds since 1970. */
  now: () => number;
  /** So many unguessable bytes. */
  random: (bytes: number) => Uint8Array;
  /** Makes an attempt to sign in wait; time itself where absent. */
  pause?: (ms: number) => Promise<unknown>;
  views?: ViewOptions;
}

/** The same folder from `src` and from `dist`: it is not compiled. */
export const migrations = fileURLToPath(new URL("../../src/control/migrations", import.meta.url));

const busyTimeout = 5_000;

/** One connection, so that its settings hold for every statement. */
const connect = async (path: string): Promise<Client> => {
  const url = path === ":memory:" ? path : pathToFileURL(path).href;
  const client = createClient({ url, concurrency: 1, timeout: busyTimeout });
  for (const pragma of ["journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"]) await client.execute(`PRAGMA ${pragma}`);
  return client;
};

/** Opens the control database, made or migrated first where that is needed. */
export const openControl = async (path: string, { now, random, pause = sleep, views }: ControlOptions): Promise<Control> => {
  const client = await connect(path);
  const db = drizzle(client, { schema });
  await migrate(db, { migrationsFolder: migrations });
  const office: Office = { db, now, random, revision: await readRevision(db), exclusive: makeExclusive() };
  const ring = await loadTokens(office);
  const labels = await loadLabels(office);
  const registry = await openRegistry(office);
  const installationViews = await openInstallationViews(office, views);
  const scores = await openScorePolicy(office);
  const desk = makeDesk(await nobodysHash(random), pause);
  return {
    revision: () => office.revision,
    setupNeeded: () => setupNeeded(office),
    addPerson: (added) => addPerson(office, added),
    person: (id) => personOf(office, id),
    setupLink: () => setupLink(office),
    redeemLink: (link) => redeemLink(office, link),
    makeClaim: (claim) => makeClaim(office, claim),
    lookAtClaim: (token) => lookAtClaim(office, token),
    redeemClaim: (claim) => redeemClaim(office, claim),
    note: (entry) => office.exclusive(() => change(office, entry, [])),
    signIn: (attempt) => signIn(office, desk, attempt),
    signOut: (session) => signOut(office, session),
    createToken: (token) => createToken(office, ring, token),
    identify: async ({ session, bearer }) => {
      if (bearer !== undefined) return whoseToken(office, ring, bearer);
      return session === undefined ? { role: "nobody" } : whoseSession(office, session);
    },
    isSenderToken: (bearer) => isSenderToken(office, ring, bearer),
    ...scores,
    labels: () => labels,
    holdings: () => holdings(office, ring),
    setLabel: (entry) => setLabel(office, labels, entry),
    lists: () => savedLists(office),
    list: (name) => listNamed(office, name),
    saveList: (list) => saveList(office, list),
    removeList: (list) => removeList(office, list),
    views: () => savedViews(office),
    view: (id) => viewOf(office, id),
    saveView: (view) => saveView(office, view),
    removeView: (view) => removeView(office, view),
    definitions: () => definitions(office),
    saveDefinitions: (saved) => saveDefinitions(office, saved),
    registry,
    erasures: erasureLedger(office),
    exports: exportLedger(office),
    installationViews,
    close: async () => {
      await installationViews.close();
      await flushUses(office, ring);
      client.close();
    },
  };
};
