import { z } from "zod";
import type { CheckDaysRow } from "../queries/check-days.ts";
import type { CheckVersionsRow } from "../queries/check-versions.ts";
import type { ChecksRow } from "../queries/checks.ts";
import type { PatchesRow } from "../queries/patches.ts";

// What the answers about version checks hold; as in items.ts, the types tie each shape to its query's row.

const item = <Row extends object>(shape: { [Field in keyof Row]-?: z.ZodType<Row[Field]> }) => z.strictObject(shape);

const text = z.string();
const count = z.int();
const day = z.string().describe("UTC, YYYY-MM-DD");
const product = text.describe("`gitlab`, as named, empty where none was, `other` beyond a day's limit");
const version = text.describe("Without edition; `unknown` where it could not be read, `other` beyond a day's limit");
const hosts = count.nullable().describe("Distinct hosts of pages that asked; null once they are no longer kept (90 days)");
const installations = count.describe("Today's members whose newest ping says so: kept apart from checks");
const active_users = z.number();

export const checksItem = item<ChecksRow>({ day, product, version, checks: count, hosts });

export const checkDaysItem = item<CheckDaysRow>({ day, checks: count, hosts, versions: count, pings: count.describe("Recorded on that day: kept apart from checks") });

export const checkVersionsItem = item<CheckVersionsRow>({ product, version, checks: count, hosts, first_day: day, last_day: day, installations, active_users });

export const patchesItem = item<PatchesRow>({
  minor: text,
  fixed_in: text.nullable().describe("The first release of this minor that closes the hole; null for none"),
  versions: text.describe("Affected releases found, oldest first, with | between them"),
  installations,
  active_users,
  checks: count.describe("Of affected versions, in 28 days"),
  hosts: count,
});

/** A hole that can be chosen: an advisory, or a security release without one. */
export interface AdvisoryRow {
  name: string;
  kind: "advisory" | "release";
  critical: boolean;
  /** The day of the first release that closes it. */
  released_on: string;
  /** Releases that close it, oldest first, with | between them. */
  fixed_in: string;
  /** Ranges of affected versions, with | between them; empty for every older version. */
  affected: string;
}

export const advisoriesItem = item<AdvisoryRow>({ name: text, kind: z.enum(["advisory", "release"]), critical: z.boolean(), released_on: day, fixed_in: text, affected: text });
