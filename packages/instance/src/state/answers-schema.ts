import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** The hub's last good answer to each question, so that the pages work while it is away. */
export const keptAnswer = sqliteTable("kept_answer", {
  /** The procedure and its input, as asked. */
  question: text().primaryKey(),
  /** The answer's JSON text. */
  body: text().notNull(),
  /** When the hub gave it, in milliseconds since 1970. */
  answeredAt: integer("answered_at").notNull(),
});
