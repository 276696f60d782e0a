import { z } from "zod";
import type { UserCohortsRow } from "../../queries/user-cohorts.ts";
import { item } from "./standing-items.ts";

const people = z.number().nullable();
const percent = z.number().nullable().describe("Of active, 0 to 100, cut to an integer");

/** What the list of an installation's own people holds. */
export const userCohortsItem = item<UserCohortsRow>({
  place: z.int(),
  registered_month: z.string().describe("YYYY-MM"),
  months_since: z.int(),
  users: people.describe("Who registered in that month"),
  inactive: people.describe("Those without any activity"),
  active: people.describe("Those with some"),
  still_active: people.describe("Last active in this month or a later one"),
  percent,
  really_active: people.describe("Active in this very month; null where nobody counts it"),
  really_percent: percent,
  recorded_at: z.string().describe("Instant of the ping, ISO 8601 in UTC"),
});
