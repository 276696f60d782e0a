import type { CheckDay } from "@pinghouse/warehouse/store/check-day";

const day = 86_400_000;
const days = 395;
const hostDays = 90;
const versions = Array.from({ length: 24 }, (_, n) => `18.${Math.floor(n / 2)}.${n % 2}`);
const hosts = Array.from({ length: 200 }, (_, n) => `host-${n}.example`);

/** Thirteen months of version checks: 24 versions a day, and of the last 90 days 200 hosts that each ask with one of them. */
export const checksBefore = (now: number): CheckDay[] =>
  Array.from({ length: days }, (_, age) => {
    const base = { product: "gitlab", source: "http" as const };
    const plain = versions.map((version) => ({ ...base, version, referer_host: age > hostDays ? null : "", n: 40 }));
    const named = age > hostDays ? [] : hosts.map((referer_host, n) => ({ ...base, version: versions[(n + age) % versions.length] ?? "", referer_host, n: 2 }));
    return { day: new Date(now - age * day).toISOString().slice(0, 10), counts: [...plain, ...named] };
  });

/** How many checks those are. */
export const checksIn = (now: number): number => checksBefore(now).reduce((sum, { counts }) => sum + counts.reduce((all, { n }) => all + n, 0), 0);
