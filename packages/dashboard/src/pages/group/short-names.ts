import { grouped } from "@pinghouse/shared/statistics/grouped";

interface Named {
  readonly id: string;
  readonly hostname: string;
}

const firstPart = ({ id, hostname }: Named): string => (hostname === "" ? id.slice(0, 8) : (hostname.split(".")[0] ?? hostname));

/** The least that tells installations apart, by id: the first part of the hostname, or all of it where two begin alike; without a hostname the id's beginning. */
export const shortNames = (installations: readonly Named[]): ReadonlyMap<string, string> => {
  const alike = grouped(installations, firstPart);
  return new Map(installations.map((one) => [one.id, one.hostname !== "" && (alike.get(firstPart(one))?.length ?? 0) > 1 ? one.hostname : firstPart(one)]));
};
