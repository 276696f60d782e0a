import { z } from "zod";
import type { Suppressed } from "../../queries/standing/release.ts";
import type { CohortChoice, PeerCohort } from "./peer-question.ts";

// What the answers for an installation's admin hold; see items.ts.

export const item = <Row extends object>(shape: { [Field in keyof Row]-?: z.ZodType<Row[Field]> }) => z.strictObject(shape);

export const text = z.string();
export const figure = z.number().nullable();
export const share = z.number().nullable().describe("Share, 0 to 1");
export const week = z.string().describe("Monday of the ISO week, YYYY-MM-DD");

export const suppressed = item<Suppressed>({ reason: z.enum(["below_k", "dominant"]), k: z.int() }).nullable().describe("Why the figures beside it are null");
const rounded = z.number().nullable().describe("To the nearest 5");

export const peerCohortItem = item<PeerCohort>({
  cell: text.describe("Edition family, size band and major version, with all for any"),
  words: text,
  n: rounded,
  suppressed,
  week: week.nullable().describe("The closed week that the peers' figures are of"),
  held_since: week.nullable(),
  widened: z.enum(["below_k", "below_50"]).nullable(),
  own: z.boolean().describe("All members are the asker's own: nothing is hidden"),
});

export const cohortChoiceItem = item<CohortChoice>({ cell: text, words: text, n: rounded, suppressed, chosen: z.boolean(), default: z.boolean() });

export interface StandingCohortRecord {
  as_of: string | null;
  cohort: PeerCohort;
  choices: CohortChoice[];
}

export const standingCohortItem = item<Omit<StandingCohortRecord, "as_of">>({ cohort: peerCohortItem, choices: z.array(cohortChoiceItem) });

/** One of the installations of whoever asks. */
export interface StandingMeRow {
  id: string;
  hostname: string;
  label: string | null;
  version: string | null;
  edition: string | null;
  last_ping_at: string;
}

export const standingMeItem = item<StandingMeRow>({ id: text, hostname: text, label: text.nullable(), version: text.nullable(), edition: text.nullable(), last_ping_at: text });
