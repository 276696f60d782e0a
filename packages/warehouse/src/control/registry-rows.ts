import { defaultPolicy, type CheckPolicy, type Release } from "@pinghouse/shared/release/release";
import { compareVersions } from "@pinghouse/shared/version/version";
import { asc, eq } from "drizzle-orm";
import type { ReleaseRegistry } from "./control.ts";
import type { Database, Statement } from "./office.ts";
import { advisory, checkPolicy, release } from "./schema.ts";

export type RegistryState = ReturnType<ReleaseRegistry["current"]>;

/** The registry as the database holds it, releases oldest first. */
export const loadRegistry = async (db: Database): Promise<RegistryState> => {
  const rows = await db.select().from(release);
  const named = new Map<string, string[]>();
  for (const { name, fixedIn } of await db.select().from(advisory).orderBy(asc(advisory.name))) named.set(fixedIn, [...(named.get(fixedIn) ?? []), name]);
  const [policy] = await db.select().from(checkPolicy);
  const releases = rows.map(({ version, releasedOn, security, critical, affected }) => ({
    version,
    released_on: releasedOn,
    security,
    critical,
    advisories: named.get(version) ?? [],
    affected,
  }));
  return {
    releases: releases.sort((a, b) => compareVersions(a.version, b.version)),
    policy: policy === undefined ? defaultPolicy : { up_to_date: policy.upToDate, maintained_minors: policy.maintainedMinors },
  };
};

/** Writes a release, in place of the one of its version. */
export const replacing = (db: Database, { version, released_on, advisories, ...rest }: Release): Statement[] => {
  const row = { ...rest, releasedOn: released_on };
  return [
    db.insert(release).values({ version, ...row }).onConflictDoUpdate({ target: release.version, set: row }),
    db.delete(advisory).where(eq(advisory.fixedIn, version)),
    ...(advisories.length === 0 ? [] : [db.insert(advisory).values([...new Set(advisories)].map((name) => ({ name, fixedIn: version })))]),
  ];
};

/** Takes a release away, and with it what it fixes. */
export const removing = (db: Database, version: string): Statement[] => [
  db.delete(advisory).where(eq(advisory.fixedIn, version)),
  db.delete(release).where(eq(release.version, version)),
];

export const deciding = (db: Database, { up_to_date, maintained_minors }: CheckPolicy): Statement => {
  const row = { upToDate: up_to_date, maintainedMinors: maintained_minors };
  return db.insert(checkPolicy).values({ id: 1, ...row }).onConflictDoUpdate({ target: checkPolicy.id, set: row });
};
