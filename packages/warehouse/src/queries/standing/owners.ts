/** Whose an installation is, and how far that is verified. */
export interface Owner {
  readonly owner: number;
  /** Verified by a person or the operator; false: by nothing but its own secret, of which anybody can make as many as they have patience for. */
  readonly vouched: boolean;
}

/** How many members of nothing but a secret may be one attacker's: none of them counts. */
const forgeable = (k: number): number => k - 1;

/**
 * How many of `members` count towards k: distinct owners, all that are vouched for, and of those with nothing but a secret all but k - 1,
 * because these might be one attacker's.
 */
export const countedOwners = (members: Iterable<Owner>, k: number): number => {
  const vouched = new Set<number>();
  const others = new Set<number>();
  for (const { owner, vouched: good } of members) (good ? vouched : others).add(owner);
  for (const owner of vouched) others.delete(owner);
  return vouched.size + Math.max(0, others.size - forgeable(k));
};

/** Joins what belongs together: answers for each of `items` the smallest of its group. `groups` name items; items in no group are alone. */
export const joinOwners = (items: readonly number[], groups: readonly (readonly number[])[]): Map<number, number> => {
  const leader = new Map(items.map((item) => [item, item]));
  const find = (item: number): number => {
    let at = item;
    for (let up = leader.get(at); up !== undefined && up !== at; up = leader.get(at)) at = up;
    return at;
  };
  for (const group of groups) {
    const [first, ...rest] = group.filter((item) => leader.has(item));
    if (first === undefined) continue;
    for (const item of rest) {
      const [a, b] = [find(first), find(item)];
      leader.set(Math.max(a, b), Math.min(a, b));
    }
  }
  return new Map(items.map((item) => [item, find(item)]));
};
