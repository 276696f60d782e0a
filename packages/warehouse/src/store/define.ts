import type { DuckDBConnection } from "@duckdb/node-api";
import { releasesOf, type Definition } from "@pinghouse/shared/metrics/definition";
import { advanceProgress } from "./connection/advance-progress.ts";
import { appendRows, type Rows } from "./connection/append-rows.ts";
import { doubles, integers, texts } from "./connection/columns.ts";
import { scalar } from "./connection/scalar.ts";
import { transaction } from "./connection/transaction.ts";

/** A set of definitions and the name of its content: equal names, equal sets. */
export interface DefinitionSet {
  content: string;
  definitions: readonly Definition[];
}

const rowsOf = (all: readonly Definition[]): Rows => {
  const releases = all.map(releasesOf);
  const columns = [
    integers(all.map((_, index) => index + 1)),
    texts(all.map(({ key }) => key)),
    texts(all.map(({ description }) => description)),
    texts(all.map(({ value_type }) => value_type)),
    texts(all.map(({ status }) => status)),
    texts(all.map(({ time_frame }) => time_frame)),
    texts(all.map(({ data_source }) => data_source)),
    texts(all.map(({ data_category }) => data_category)),
    texts(all.map(({ product_group }) => product_group)),
    texts(all.map(({ stage }) => stage)),
    texts(all.map(({ tiers }) => tiers.join("|"))),
    texts(all.map(({ edition }) => edition)),
    texts(all.map(({ milestone }) => milestone)),
    texts(all.map(({ milestone_removed }) => milestone_removed)),
    texts(all.map(({ unit }) => unit)),
    doubles(releases.map(({ since }) => since)),
    doubles(releases.map(({ until }) => until)),
  ];
  return { table: "definition", rows: all.length, columns };
};

/** Puts a set in the place of the one before, in one transaction; nothing where it is there already. Must not run beside landing. */
export const define = (connection: DuckDBConnection, { content, definitions }: DefinitionSet, breathe: () => Promise<void>): Promise<void> =>
  transaction(connection, async () => {
    if ((await scalar(connection, "SELECT count(*) FROM definition_set WHERE content = $1", [content])) > 0) return;
    await connection.run("DELETE FROM definition");
    await appendRows(connection, rowsOf(definitions), breathe);
    await connection.run("DELETE FROM definition_set");
    await connection.run("INSERT INTO definition_set VALUES ($1)", [content]);
    await advanceProgress(connection, {});
  });
