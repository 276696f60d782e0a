import type { Office } from "./office.ts";
import { personInstallation } from "./schema.ts";
import type { TokenRing } from "./tokens.ts";

/** What each person and each token of an admin holds, by opaque ids. */
export const holdings = async ({ db }: Office, ring: TokenRing): Promise<string[][]> => {
  const people = new Map<number, string[]>();
  for (const { personId, installation } of await db.select().from(personInstallation)) people.set(personId, [...(people.get(personId) ?? []), installation]);
  const tokens = [...ring.known.values()].filter(({ installations }) => installations.length > 0).map(({ installations }) => [...installations]);
  return [...people.values(), ...tokens];
};
