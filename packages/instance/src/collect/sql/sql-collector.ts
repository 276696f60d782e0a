import type { DatabaseDefinition } from "../definitions/definition.ts";
import { failedMeasure, type Collector, type Measured } from "../measured.ts";
import { measureSql } from "./measure-sql.ts";
import type { SqlSession } from "./sql-session.ts";

const measure = async (session: SqlSession, definition: DatabaseDefinition, signal: AbortSignal): Promise<Measured> => {
  const started = performance.now();
  const seconds = (): number => (performance.now() - started) / 1000;
  const { key_path, data_category } = definition;
  try {
    const json = await measureSql(session, definition, signal);
    return { key_path, json, data_category, time_elapsed: seconds() };
  } catch (error) {
    signal.throwIfAborted();
    return failedMeasure(definition, error instanceof Error ? error.message : String(error), seconds());
  }
};

/**
 * Measures by SQL, one metric after the other so that the database hardly notices, in a session that is opened for one
 * collection and only when something is wanted. A metric that fails costs itself alone.
 */
export const sqlCollector = (name: string, open: () => Promise<SqlSession>, definitions: readonly DatabaseDefinition[]): Collector => ({
  name,
  promises: definitions,
  async *collect(wanted, signal) {
    const asked = definitions.filter(({ data_category }) => wanted(data_category));
    if (asked.length === 0) return;
    const session = await open();
    try {
      for (const definition of asked) yield await measure(session, definition, signal);
    } finally {
      await session.close();
    }
  },
});
