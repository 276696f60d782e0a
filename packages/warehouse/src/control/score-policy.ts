import type { ScoreFor } from "@pinghouse/shared/score/score-for";
import type { Control } from "./control.ts";
import { change, type Office } from "./office.ts";
import { scorePolicy } from "./schema.ts";

/** Loads who is told scores, and keeps it in memory: every ping asks. */
export const openScorePolicy = async (office: Office): Promise<Pick<Control, "scoreFor" | "setScoreFor">> => {
  const [row] = await office.db.select().from(scorePolicy);
  let current: ScoreFor = row?.scoreFor ?? "anyone";
  return {
    scoreFor: () => current,
    setScoreFor: ({ scoreFor, actor }) =>
      office.exclusive(async () => {
        if (scoreFor === current) return;
        const statement = office.db.insert(scorePolicy).values({ id: 1, scoreFor }).onConflictDoUpdate({ target: scorePolicy.id, set: { scoreFor } });
        await change(office, { actor, action: "scores told", subject: `to ${scoreFor}` }, [statement]);
        current = scoreFor;
      }),
  };
};
