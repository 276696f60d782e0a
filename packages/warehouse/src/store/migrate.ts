import type { DuckDBConnection } from "@duckdb/node-api";
import type { Migration } from "./migrations/migrations.ts";
import { scalar } from "./connection/scalar.ts";

/**
 * Brings a file to the newest schema: each step in one transaction with its version row, then a checkpoint.
 * A file of a newer program is refused, because this one cannot know what it means.
 */
export const migrate = async (connection: DuckDBConnection, steps: readonly Migration[]): Promise<void> => {
  await connection.run("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER, name VARCHAR)");
  const at = await scalar(connection, "SELECT coalesce(max(version), 0)::INTEGER FROM schema_version");
  const newest = steps.at(-1)?.version ?? 0;
  if (at > newest) throw new Error(`the warehouse has schema ${at}, and this program knows none above ${newest}`);
  for (const step of steps.filter(({ version }) => version > at)) {
    await connection.run("BEGIN");
    try {
      await connection.run(step.sql);
      await connection.run("INSERT INTO schema_version VALUES ($1, $2)", [step.version, step.name]);
      await connection.run("COMMIT");
    } catch (cause) {
      await connection.run("ROLLBACK");
      throw new Error(`migration ${step.version} (${step.name}) failed`, { cause });
    }
    await connection.run("CHECKPOINT");
  }
};
