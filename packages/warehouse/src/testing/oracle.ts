import { editionFamily } from "@pinghouse/shared/cohort/edition";
import { sizeBand } from "@pinghouse/shared/cohort/size";
import type { Definition } from "@pinghouse/shared/metrics/definition";
import { releaseName } from "@pinghouse/shared/version/version";

/** A value as a test writes it: the sentinel as `failed`, 1e400 as `overflow`. */
export type OracleValue = number | boolean | string | null | { failed: true } | { overflow: true };

/** A ping as the oracle reads it. Instants in milliseconds. */
export interface OraclePing {
  id: number;
  uuid: string;
  hostname: string;
  recorded_at: number;
  received_at: number;
  version: string | null;
  edition: string | null;
  plan?: string | null;
  users: number | null;
  values: Readonly<Record<string, OracleValue>>;
}

const day = 86_400_000;
const week = 7 * day;
/** 1970-01-05 was a Monday. */
const firstMonday = 4 * day;

/** Start of the ISO week in milliseconds: by counting days from a known Monday, unlike the code under test. */
export const mondayOf = (ms: number): number => firstMonday + Math.floor((ms - firstMonday) / week) * week;

/** A Monday as `YYYY-MM-DD`. */
export const mondayText = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

const installationOf = (ping: OraclePing): string => `${ping.uuid} ${ping.hostname}`;

const newer = (a: OraclePing, b: OraclePing): boolean =>
  a.recorded_at > b.recorded_at || (a.recorded_at === b.recorded_at && a.id > b.id);

const newestOf = (pings: readonly OraclePing[]): OraclePing[] => {
  const found = new Map<string, OraclePing>();
  for (const ping of pings) {
    const other = found.get(installationOf(ping));
    if (other === undefined || newer(ping, other)) found.set(installationOf(ping), ping);
  }
  return [...found.values()];
};

/** 18.7 of `18.7.0-rc1-ee` and of `<18.7` as 18007; undefined of what is no version. */
const minorOf = (text: string): number | undefined => {
  const [, major, minor] = /^<?(\d+)\.(\d+)/.exec(text) ?? [];
  return major === undefined ? undefined : Number(major) * 1000 + Number(minor);
};

const tierOf = (plan: string | null | undefined): string => {
  if (plan === "ultimate" || plan === "gold") return "ultimate";
  return ["premium", "silver", "starter", "bronze"].includes(plan ?? "") ? "premium" : "free";
};

/** Whether a definition gives its metric to a ping; undefined where the ping's version has no place among others. */
const gives = ({ milestone, milestone_removed, edition, tiers }: Definition, ping: OraclePing): boolean | undefined => {
  const at = ping.version === null ? undefined : minorOf(ping.version);
  if (at === undefined) return undefined;
  if (milestone !== null && !milestone.startsWith("<") && at < (minorOf(milestone) ?? 0)) return false;
  if (milestone_removed !== null && at >= (minorOf(milestone_removed) ?? 0)) return false;
  return (edition === "ce" || editionFamily(ping.edition) === "EE") && tiers.some((tier) => tier === tierOf(ping.plan));
};

/** Statistics.md by plain loops over all pings: slow, and obviously what the words say. */
export const createOracle = (pings: readonly OraclePing[], definitions: readonly Definition[] = []) => {
  const asOf = Math.max(...pings.map((ping) => ping.received_at));
  const current = mondayOf(asOf);

  /** The pings that stand for the members of the week that starts at `start`. */
  const membersAt = (start: number): OraclePing[] => {
    if (start === current) return newestOf(pings).filter((ping) => ping.recorded_at >= asOf - 14 * day);
    const end = start + week;
    return newestOf(pings.filter((ping) => ping.recorded_at < end && ping.recorded_at >= end - 14 * day));
  };

  /** Every week from the first ping's to that of as-of. */
  const weeks = (): number[] => {
    const all: number[] = [];
    for (let at = mondayOf(Math.min(...pings.map((ping) => ping.recorded_at))); at <= current; at += week) all.push(at);
    return all;
  };

  const release = (ping: OraclePing): string => (ping.version === null ? "" : releaseName(ping.version));
  const releasesOf = (key: string): Set<string> => new Set(pings.filter((ping) => key in ping.values).map(release));
  const eligibleOf = (key: string, among: readonly OraclePing[]): OraclePing[] => {
    const [releases, definition] = [releasesOf(key), definitions.find((one) => one.key === key)];
    if (definition?.value_type === "object" && !pings.some((ping) => key in ping.values)) return [];
    return among.filter((ping) => (definition === undefined ? undefined : gives(definition, ping)) ?? releases.has(release(ping)));
  };

  return {
    asOf,
    current,
    weeks,
    membersAt,
    release,
    releasesOf,
    eligibleOf,
    newest: () => newestOf(pings),
    size: (ping: OraclePing) => sizeBand(ping.users),
    family: (ping: OraclePing) => editionFamily(ping.edition),
    installationOf,
    active: (ping: OraclePing) => ping.recorded_at >= asOf - 14 * day,
  };
};

export type Oracle = ReturnType<typeof createOracle>;
