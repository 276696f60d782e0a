import type { Definition } from "@pinghouse/shared/metrics/definition";
import { asc, getTableColumns, sql } from "drizzle-orm";
import type { Control, SavedDefinitions } from "./control.ts";
import { change, type Office, type Statement } from "./office.ts";
import { metricDefinition } from "./schema.ts";

/** Rows to a statement: SQLite binds at most 32,766 values. */
const most = 1_000;

export const definitions = ({ db }: Office): Promise<Definition[]> => db.select().from(metricDefinition).orderBy(asc(metricDefinition.key));

const columns = Object.keys(getTableColumns(metricDefinition));

/** The fields in one order, so that equal definitions are equal texts. */
const textOf = (definition: Definition): string => JSON.stringify(columns.map((name) => Reflect.get(definition, name)));

const replaced = Object.fromEntries(columns.map((name) => [name, sql.raw(`excluded."${name}"`)]));

const statements = ({ db }: Office, rows: readonly Definition[]): Statement[] =>
  Array.from({ length: Math.ceil(rows.length / most) }, (_, index) =>
    db
      .insert(metricDefinition)
      .values(rows.slice(index * most, (index + 1) * most))
      .onConflictDoUpdate({ target: metricDefinition.key, set: replaced }),
  );

/** Adds and replaces definitions in one transaction. */
export const saveDefinitions = (office: Office, { definitions: saved, actor }: Parameters<Control["saveDefinitions"]>[0]): Promise<SavedDefinitions> =>
  office.exclusive(async () => {
    const known = new Map((await definitions(office)).map((definition) => [definition.key, textOf(definition)]));
    const added = saved.filter(({ key }) => !known.has(key));
    const changed = saved.filter((definition) => known.has(definition.key) && known.get(definition.key) !== textOf(definition));
    const counts = { added: added.length, changed: changed.length, same: saved.length - added.length - changed.length };
    const rows = [...added, ...changed];
    if (rows.length > 0) {
      await change(office, { actor, action: "metric definitions imported", subject: `${counts.added} new, ${counts.changed} changed` }, statements(office, rows));
    }
    return counts;
  });
