import { z } from "zod";
import type { AdoptionMove, AdoptionMovesRecord } from "../queries/adoption-moves.ts";
import type { AdoptionTrendRow } from "../queries/adoption-trend.ts";
import type { CompareSidesRecord } from "../queries/compare-sides.ts";

// What the answers about moves and sides hold; see items.ts.

const item = <Row extends object>(shape: { [Field in keyof Row]-?: z.ZodType<Row[Field]> }) => z.strictObject(shape);

const text = z.string();
const week = z.string().describe("Monday of the ISO week, YYYY-MM-DD");
const count = z.int();
const figure = z.number().nullable();
const share = z.number().nullable().describe("Share, 0 to 1");

export const adoptionTrendItem = item<AdoptionTrendRow>({ metric: text, week, eligible: count, n: count, users: count, adoption: share });

export const adoptionMoveItem = item<AdoptionMove>({
  direction: z.enum(["down", "up"]),
  place: count.describe("1 moved most for its noise"),
  metric: text,
  measure: text,
  stage: text.nullable(),
  n: count.describe("Members of both weeks with a number in both"),
  users_before: count,
  users: count,
  gained: count,
  lost: count,
  change: z.number().describe("(gained - lost) / n"),
  noise: z.number().describe("Standard error of the change"),
  shrunk: z.number().describe("change^3 / (change^2 + noise^2)"),
});

export const adoptionMovesItem = item<Omit<AdoptionMovesRecord, "as_of">>({
  week: week.nullable(),
  week_before: week.nullable(),
  members: count,
  same: count.describe("Members of the later week that were members in the earlier"),
  moves: z.array(adoptionMoveItem),
});

export const compareSidesItem = item<Omit<CompareSidesRecord, "as_of">>({
  week: week.nullable(),
  a_installations: count,
  b_installations: count,
  both: count.describe("On both sides at once"),
  a_active_users: z.number(),
  b_active_users: z.number(),
  a_median_size: figure.describe("Median active users of an installation"),
  b_median_size: figure,
  size_ratio: figure.describe("b_median_size / a_median_size"),
  reporting: count,
  known: count.describe("Had ever sent a ping by the end of the week"),
});
