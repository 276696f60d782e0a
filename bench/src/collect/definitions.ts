import { collectedDefinition, type DatabaseDefinition } from "@pinghouse/instance/collect/definitions/definition";

/** Kinds of rows in the table. */
export const kinds = 500;
/** People who made them. */
export const people = 20_000;

const define = (key_path: string, query: string, column: string): DatabaseDefinition => {
  const parsed = collectedDefinition.parse({
    key_path,
    description: "A count of the benchmark",
    value_type: "number",
    time_frame: "all",
    data_source: "database",
    owner: "bench",
    connection: "app",
    query: `${query} AND ${column} >= :from AND ${column} < :to`,
    batch: { table: "deeds", column },
  });
  if (parsed.data_source !== "database") throw new Error("not of a database");
  return parsed;
};

const many = (n: number, make: (at: number) => DatabaseDefinition): DatabaseDefinition[] => Array.from({ length: n }, (_, at) => make(at));

/**
 * A thousand counts as an application has them: 850 of one kind of rows and 100 of the people who made them, which an index
 * serves; and 50 that no index but the primary key's serves, so that each reads the whole table.
 */
export const thousandCounts = (): DatabaseDefinition[] => [
  ...many(850, (at) => define(`counts.kind_${at}`, `SELECT count(*) FROM deeds WHERE kind = ${at % kinds}`, "id")),
  ...many(100, (at) => define(`people.kind_${at}`, `SELECT count(DISTINCT author_id) FROM deeds WHERE kind = ${at}`, "author_id")),
  ...many(50, (at) => define(`scans.weight_${at}`, `SELECT count(*) FROM deeds WHERE weight % 50 = ${at}`, "id")),
];

/** What each of them must be, by its key, in a table of so many rows as `tableSql` makes. */
export const expectedCount = (key: string, rows: number): number | undefined => {
  const [, sort, at] = /^(counts|scans)\.\w+_(\d+)$/.exec(key) ?? [];
  if (at === undefined) return undefined;
  const modulus = sort === "counts" ? kinds : 50;
  const left = Number(at) % modulus;
  return Math.floor(rows / modulus) + (left > 0 && left <= rows % modulus ? 1 : 0);
};

/** Makes the table, row by row from the row's number. */
export const tableSql = (rows: number): string => `
  CREATE TABLE deeds (id bigint PRIMARY KEY, kind int NOT NULL, author_id int NOT NULL, weight int NOT NULL, note text NOT NULL);
  INSERT INTO deeds SELECT i, i % ${kinds}, (i::bigint * 7919) % ${people} + 1, i % 1000, repeat('x', 60) FROM generate_series(1, ${rows}) AS i;
  CREATE INDEX ON deeds (kind, id);
  CREATE INDEX ON deeds (kind, author_id);
  CREATE INDEX ON deeds (author_id);`;
