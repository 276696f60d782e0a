import { z } from "zod";

/** What the process beside is asked. */
export const sqliteQuestion = z.object({ id: z.int(), sql: z.string(), numbers: z.array(z.bigint()) });
export type SqliteQuestion = z.infer<typeof sqliteQuestion>;

/** What it answers. */
export const sqliteAnswer = z.union([z.object({ id: z.int(), rows: z.array(z.array(z.string().nullable())) }), z.object({ id: z.int(), error: z.string() })]);
export type SqliteAnswer = z.infer<typeof sqliteAnswer>;
