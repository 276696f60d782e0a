import type { Pool } from "undici";

/** What a stretch of checks came to. Times are in milliseconds, from when each was due until its answer was read. */
export interface CheckLoad {
  answered: number;
  failed: number;
  seconds: number;
  median: number;
  p99: number;
}

/** Versions asked of, most of them known to the registry. */
const versions = Array.from({ length: 200 }, (_, n) => `${20 + (n % 3)}.${n % 12}.${n % 7}-ee`);
const paths = versions.flatMap((version) => {
  const info = Buffer.from(JSON.stringify({ version })).toString("base64url");
  return ["json", "svg", "png"].map((ending) => `/check.${ending}?gitlab_info=${info}`);
});

const hostOf = (n: number): string => `https://git-${n % 500}.example.com/help`;

const at = (times: readonly number[], share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));

/** Sends `rate` checks a second for `seconds`, whether or not the earlier ones are answered: a hub that falls behind is seen in the times. */
export const sendChecks = async (pool: Pool, rate: number, seconds: number): Promise<CheckLoad> => {
  const times: number[] = [];
  let failed = 0;
  const ask = async (n: number, due: number): Promise<void> => {
    try {
      const { statusCode, body } = await pool.request({ path: paths[n % paths.length] ?? "/check.json", method: "GET", headers: { referer: hostOf(n) } });
      await body.dump();
      if (statusCode === 200) times.push(performance.now() - due);
      else failed += 1;
    } catch {
      failed += 1;
    }
  };
  const started = performance.now();
  const asked: Promise<void>[] = [];
  while (asked.length < rate * seconds) {
    for (let due = started + (asked.length * 1000) / rate; due <= performance.now() && asked.length < rate * seconds; due = started + (asked.length * 1000) / rate) asked.push(ask(asked.length, due));
    await pause();
  }
  await Promise.all(asked);
  const took = (performance.now() - started) / 1000;
  times.sort((a, b) => a - b);
  return { answered: times.length, failed, seconds: took, median: at(times, 0.5), p99: at(times, 0.99) };
};
