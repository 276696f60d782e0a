import { defaultPolicy, type CheckPolicy, type Release } from "@pinghouse/shared/release/release";
import { compareVersions } from "@pinghouse/shared/version/version";
import { asc, eq } from "drizzle-orm";
import type { ReleaseRegistry, SavedDefinitions } from "./control.ts";
import { change, type Database, type Office, type Statement } from "./office.ts";
import { advisory, checkPolicy, release } from "./schema.ts";

type State = ReturnType<ReleaseRegistry["current"]>;

const load = async (db: Database): Promise<State> => {
  const rows = await db.select().from(release);
  const named = await db.select().from(advisory).orderBy(asc(advisory.name));
  const [policy] = await db.select().from(checkPolicy);
  const releases = rows.map(({ version, releasedOn, security, critical, affected }) => ({
    version,
    released_on: releasedOn,
    security,
    critical,
    advisories: named.filter(({ fixedIn }) => fixedIn === version).map(({ name }) => name),
    affected,
  }));
  return {
    releases: releases.sort((a, b) => compareVersions(a.version, b.version)),
    policy: policy === undefined ? defaultPolicy : { up_to_date: policy.upToDate, maintained_minors: policy.maintainedMinors },
  };
};

/** The fields in one order, so that equal releases are equal texts. */
const textOf = ({ version, released_on, security, critical, advisories, affected }: Release): string =>
  JSON.stringify([version, released_on, security, critical, advisories.toSorted(), affected]);

const replacing = (db: Database, { version, released_on, advisories, ...rest }: Release): Statement[] => {
  const row = { ...rest, releasedOn: released_on };
  return [
    db.insert(release).values({ version, ...row }).onConflictDoUpdate({ target: release.version, set: row }),
    db.delete(advisory).where(eq(advisory.fixedIn, version)),
    ...(advisories.length === 0 ? [] : [db.insert(advisory).values([...new Set(advisories)].map((name) => ({ name, fixedIn: version })))]),
  ];
};

const deciding = (db: Database, { up_to_date, maintained_minors }: CheckPolicy): Statement => {
  const row = { upToDate: up_to_date, maintainedMinors: maintained_minors };
  return db.insert(checkPolicy).values({ id: 1, ...row }).onConflictDoUpdate({ target: checkPolicy.id, set: row });
};

const policyWords = ({ up_to_date, maintained_minors }: CheckPolicy): string => `up to date: ${up_to_date}, maintained minors: ${maintained_minors}`;

/** Loads the registry and keeps it in memory. */
export const openRegistry = async (office: Office): Promise<ReleaseRegistry> => {
  const { db } = office;
  let state = await load(db);
  const save = async ({ releases, policy, actor }: Parameters<ReleaseRegistry["save"]>[0]): Promise<SavedDefinitions> => {
    const known = new Map(state.releases.map((one) => [one.version, textOf(one)]));
    const added = releases.filter(({ version }) => !known.has(version));
    const changed = releases.filter((one) => known.has(one.version) && known.get(one.version) !== textOf(one));
    const counts = { added: added.length, changed: changed.length, same: releases.length - added.length - changed.length };
    const decided = { up_to_date: policy?.up_to_date ?? state.policy.up_to_date, maintained_minors: policy?.maintained_minors ?? state.policy.maintained_minors };
    const otherPolicy = policyWords(decided) !== policyWords(state.policy);
    if (added.length + changed.length === 0 && !otherPolicy) return counts;
    const subject = [`${counts.added} new, ${counts.changed} changed`, ...(otherPolicy ? [policyWords(decided)] : [])].join("; ");
    const statements = [...added, ...changed].flatMap((one) => replacing(db, one));
    await change(office, { actor, action: "releases imported", subject }, [...statements, ...(otherPolicy ? [deciding(db, decided)] : [])]);
    state = await load(db);
    return counts;
  };
  return { current: () => state, save: (saved) => office.exclusive(() => save(saved)) };
};
