import { expect, test } from "vitest";
import { scoreFeatures } from "./features.ts";
import { retiredFeature, wireFields } from "./score.ts";

type Answer = Record<string, unknown>;

const rowOf = (features: readonly string[], answer: Answer): unknown[] => features.flatMap((name) => ["leader", "instance", "percentage"].map((kind) => answer[`${kind}_${name}`]));

const isIdAlone = (answer: Answer): boolean => Object.keys(answer).every((key) => key === "usage_data_id");

/** What a client does with `conv_index`: domain.md, "Response contract". The id must be there in all of them. */
const client = ({ features, firstAnswerRule }: { features: readonly string[]; firstAnswerRule: boolean }) => (answer: Answer): "raises" | "nothing stored" | "stored" | "rejected" => {
  const { usage_data_id: id } = answer;
  if (!(typeof id === "number" && Number.isInteger(id) && id > 0)) return "raises";
  if (firstAnswerRule && isIdAlone(answer)) return "nothing stored";
  return rowOf(features, answer).every((value) => typeof value === "number" && value >= 0) ? "stored" : "rejected";
};

const ten = [...scoreFeatures, retiredFeature];
const eras = {
  "9.3 to 14.x": client({ features: ten, firstAnswerRule: false }),
  "later 14.x to 18.5": client({ features: ten, firstAnswerRule: true }),
  "from 18.6": client({ features: scoreFeatures, firstAnswerRule: true }),
};

const scored = { usage_data_id: 7, ...wireFields(scoreFeatures.map((feature) => ({ feature, instance: 0, leader: 1.5, percentage: 0 }))) };
const answers: Record<string, Answer> = {
  "id alone": { usage_data_id: 7 },
  "all thirty": scored,
  "without the retired feature": Object.fromEntries(Object.entries(scored).filter(([key]) => !key.endsWith(retiredFeature))),
  "one field fewer": Object.fromEntries(Object.entries(scored).filter(([key]) => key !== "leader_boards")),
  "no id": {},
};

test("every era takes what the hub sends: all thirty fields, and from the first-answer rule on the id alone", () => {
  const table = Object.fromEntries(Object.entries(eras).map(([era, takes]) => [era, Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, takes(answer)]))]));
  expect(table).toEqual({
    "9.3 to 14.x": { "id alone": "rejected", "all thirty": "stored", "without the retired feature": "rejected", "one field fewer": "rejected", "no id": "raises" },
    "later 14.x to 18.5": { "id alone": "nothing stored", "all thirty": "stored", "without the retired feature": "rejected", "one field fewer": "rejected", "no id": "raises" },
    "from 18.6": { "id alone": "nothing stored", "all thirty": "stored", "without the retired feature": "stored", "one field fewer": "rejected", "no id": "raises" },
  });
});
