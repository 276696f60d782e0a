import type { CheckPolicy, Release } from "@pinghouse/shared/release/release";
import type { RegistryState } from "./registry-rows.ts";

export const registryActions = ["import", "save", "remove", "policy", "undo"] as const;
export type RegistryAction = (typeof registryActions)[number];

/** One release, before a change and after; null where it is not there. */
export interface ChangedRelease {
  version: string;
  before: Release | null;
  after: Release | null;
}

/** What a change does to the registry: only what it makes different. */
export interface RegistryDifference {
  releases: ChangedRelease[];
  policy: { before: CheckPolicy; after: CheckPolicy } | null;
}

/** A change that was made. */
export interface RegistryChange extends RegistryDifference {
  id: number;
  /** Milliseconds since 1970. */
  at: number;
  actor: string;
  action: RegistryAction;
  /** The change that it takes back. */
  undoes: number | null;
}

/** What is wanted of a registry. */
export interface Wanted {
  save?: readonly Release[];
  remove?: readonly string[];
  policy?: { [Field in keyof CheckPolicy]?: CheckPolicy[Field] | undefined } | undefined;
}

/** The fields in one order, so that equal releases are equal texts. */
const textOf = (one: Release | null | undefined): string =>
  one === null || one === undefined ? "" : JSON.stringify([one.version, one.released_on, one.security, one.critical, one.advisories.toSorted(), one.affected]);

const samePolicy = (a: CheckPolicy, b: CheckPolicy): boolean => a.up_to_date === b.up_to_date && a.maintained_minors === b.maintained_minors;

/** What is different once a wish is granted. What its policy leaves out stays. */
export const differenceOf = ({ releases, policy }: RegistryState, { save = [], remove = [], policy: decided }: Wanted): RegistryDifference => {
  const known = new Map(releases.map((one) => [one.version, one]));
  const saved = save.map((one): ChangedRelease => ({ version: one.version, before: known.get(one.version) ?? null, after: { ...one, advisories: [...new Set(one.advisories)].toSorted() } }));
  const removed = [...new Set(remove)].map((version): ChangedRelease => ({ version, before: known.get(version) ?? null, after: null }));
  const after = { up_to_date: decided?.up_to_date ?? policy.up_to_date, maintained_minors: decided?.maintained_minors ?? policy.maintained_minors };
  return {
    releases: [...saved, ...removed].filter((one) => textOf(one.before) !== textOf(one.after)),
    policy: samePolicy(policy, after) ? null : { before: policy, after },
  };
};

/** The registry once a difference is made, releases in no order. */
export const withDifference = ({ releases, policy }: RegistryState, { releases: changed, policy: decided }: RegistryDifference): RegistryState => {
  const gone = new Set(changed.map(({ version }) => version));
  return {
    releases: [...releases.filter(({ version }) => !gone.has(version)), ...changed.flatMap(({ after }) => after ?? [])],
    policy: decided?.after ?? policy,
  };
};

/** The change that takes a change back. */
export const inverseOf = ({ releases, policy }: RegistryDifference): RegistryDifference => ({
  releases: releases.map(({ version, before, after }) => ({ version, before: after, after: before })),
  policy: policy && { before: policy.after, after: policy.before },
});

/** What a change left is not there any more: versions of releases, or "policy". It can be undone where nothing is. */
export const touchedSince = ({ releases, policy }: RegistryState, change: RegistryDifference): string[] => {
  const known = new Map(releases.map((one) => [one.version, one]));
  const other = change.releases.filter(({ version, after }) => textOf(known.get(version)) !== textOf(after)).map(({ version }) => version);
  return change.policy !== null && !samePolicy(change.policy.after, policy) ? [...other, "policy"] : other;
};
