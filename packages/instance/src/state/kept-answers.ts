import { isoInstant } from "@pinghouse/shared/time/instant";
import { eq, lt } from "drizzle-orm";
import { keptAnswer } from "./answers-schema.ts";
import { questionKey, type Question } from "./question-key.ts";
import type { State } from "./state.ts";

/** Days after which an answer that nobody asked for again is forgotten. */
const dayMs = 86_400_000;
const life = 90 * dayMs;

/** An answer of the hub, as it came. */
export interface KeptAnswer {
  body: string;
  /** ISO 8601. */
  answered_at: string;
}

/** Keeps the hub's answer to a question, in place of an earlier one; given now unless said. */
export const keepAnswer = async ({ db, now }: State, asked: Question, body: string, answeredAt = now()): Promise<void> => {
  const row = { question: questionKey(asked), body, answeredAt };
  await db.batch([
    db.insert(keptAnswer).values(row).onConflictDoUpdate({ target: keptAnswer.question, set: row }),
    db.delete(keptAnswer).where(lt(keptAnswer.answeredAt, now() - life)),
  ]);
};

/** What the hub last said to a question; undefined where it was never asked. */
export const keptAnswerTo = async ({ db }: State, question: Question): Promise<KeptAnswer | undefined> => {
  const [row] = await db.select().from(keptAnswer).where(eq(keptAnswer.question, questionKey(question)));
  return row === undefined ? undefined : { body: row.body, answered_at: isoInstant(row.answeredAt) };
};
