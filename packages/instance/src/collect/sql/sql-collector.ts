import type { DatabaseDefinition } from "../definitions/definition.ts";
import { measureOne } from "../measure-one.ts";
import type { Collector } from "../measured.ts";
import { edgesIn, measureSql } from "./measure-sql.ts";
import type { SqlSession } from "./sql-session.ts";

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
      const edgesOf = edgesIn(session, signal);
      for (const definition of asked) yield await measureOne(definition, signal, () => measureSql(session, edgesOf, definition, signal));
    } finally {
      await session.close();
    }
  },
});
