import { collectAll } from "@pinghouse/instance/collect/collect-all";
import { openPostgres } from "@pinghouse/instance/collect/sql/postgres-session";
import { sqlCollector } from "@pinghouse/instance/collect/sql/sql-collector";
import type { SqlSession } from "@pinghouse/instance/collect/sql/sql-session";
import { peakBytes } from "../exports/peak.ts";
import { expectedCount, thousandCounts } from "./definitions.ts";

const [url = "", rows = "0"] = process.argv.slice(2);
const longest = { seconds: 0, sql: "", statements: 0 };

/** A session that notes its longest statement. */
const watched = (session: SqlSession): SqlSession => ({
  ...session,
  ask: async (sql, numbers, signal) => {
    const started = performance.now();
    try {
      return await session.ask(sql, numbers, signal);
    } finally {
      const seconds = (performance.now() - started) / 1000;
      longest.statements += 1;
      if (seconds > longest.seconds) Object.assign(longest, { seconds, sql });
    }
  },
});

const collector = sqlCollector("app", async () => watched(await openPostgres(url, undefined, 15_000)), thousandCounts());
const [started, before] = [performance.now(), process.cpuUsage()];
const found = await collectAll([collector], () => true, new AbortController().signal);
const seconds = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(before);
for (const { key_path, json, error } of found) {
  const expected = expectedCount(key_path, Number(rows));
  if (error !== undefined || (expected !== undefined && json !== String(expected))) throw new Error(`${key_path} is ${json}, not ${expected}: ${error ?? "miscounted"}`);
}
const lines = [
  `${found.length} counts, all right, by ${longest.statements.toLocaleString("en")} statements: ${seconds.toFixed(0)} s by the clock, ${((user + system) / 1e6).toFixed(1)} s of the collecting process's processor`,
  `peak memory of the collecting process ${(peakBytes() / 2 ** 20).toFixed(0)} MB`,
  `longest single query ${longest.seconds.toFixed(3)} s: ${longest.sql}`,
  `longest metric ${Math.max(...found.map(({ time_elapsed }) => time_elapsed)).toFixed(2)} s`,
];
process.stdout.write(`${lines.join("\n")}\n`);
