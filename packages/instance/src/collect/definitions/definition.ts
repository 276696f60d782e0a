import { dataCategories, timeFrames, valueTypes } from "@pinghouse/shared/metrics/definition";
import { z } from "zod";

const text = (description: string, max = 10_000): z.ZodString => z.string().min(1).max(max).describe(description);

const common = {
  key_path: text("Where the value stands in the payload: names joined with a dot; a dot inside a name is written \\.", 1000),
  description: text("What the value means, for those who read the preview"),
  value_type: z.enum(valueTypes).describe("number, boolean, string, or object for JSON text with values of its own"),
  time_frame: z.enum(timeFrames).describe("The last 7 or 28 days, all time, or none for a setting"),
  data_category: z.enum(dataCategories).default("optional").describe("standard, subscription and operational go while the ping is on; optional, also where nothing is said, only when it is ticked"),
  owner: text("Who answers for it: the team", 100),
  stage: text("The part of the application that it belongs to", 100).optional(),
  unit: text("What one of it is, in the plural", 100).optional(),
  connection: text("The name of the connection to ask, from the configuration file", 200),
};

const name = z.string().regex(/^[A-Za-z_][\w$]*(?:\.[A-Za-z_][\w$]*)*$/, "must be a plain name, with its schema in front where needed");

const databaseDefinition = z
  .strictObject({
    ...common,
    data_source: z.literal("database"),
    query: text("SQL that gives one row of one column. With batch it is asked for one stretch of the column after the other, bound as :from (inclusive) and :to (exclusive), and its answers are added up"),
    batch: z
      .strictObject({
        table: name.describe("The table whose stretch is counted"),
        column: name.describe("Its primary key of whole numbers; of count(DISTINCT x), x itself, because no value may fall into two stretches"),
        size: z.int().min(1).max(10_000_000).optional().describe("Rows to begin with: 100,000, of a distinct count 10,000. Halved when a stretch takes too long, down to 1,250"),
      })
      .optional(),
  })
  .describe("A value that SQL finds in PostgreSQL or SQLite");

const httpDefinition = z
  .strictObject({
    ...common,
    data_source: z.literal("http"),
    url: text("Which document: an address, taken relative to the connection's", 2000).default(""),
    path: text("Where in the document: names joined with a dot, a number for an item of a list"),
  })
  .describe("A value in a JSON document that a server gives");

/** One metric of an application: what it means and where it is found. */
export const collectedDefinition = z.discriminatedUnion("data_source", [databaseDefinition, httpDefinition]);
export type CollectedDefinition = z.infer<typeof collectedDefinition>;
export type DatabaseDefinition = z.infer<typeof databaseDefinition>;
export type HttpDefinition = z.infer<typeof httpDefinition>;

/** A file of definitions: one, or a list. */
export const definitionsFile = z.union([collectedDefinition, z.array(collectedDefinition)]);
