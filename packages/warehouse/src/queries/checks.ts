import { z } from "zod";
import { sql } from "../store/sql.ts";
import type { Listing } from "./listing.ts";
import { checkShape, checksWhere, distinctHosts } from "./parts/check-window.ts";
import { dateText } from "./parts/engine.ts";

export const checksInput = z.object(checkShape);
export type ChecksInput = z.infer<typeof checksInput>;

export interface ChecksRow {
  /** UTC. */
  day: string;
  /** Empty where none was named; `other` beyond a day's limit. */
  product: string;
  /** Without edition; `unknown` where it could not be read, `other` beyond a day's limit. */
  version: string;
  checks: number;
  /** Distinct hosts of pages that asked, as far as they were said; null once they are no longer kept (90 days). */
  hosts: number | null;
}

/** Version checks answered, by day, product and version. They are checks: no users, and no installations. */
export const checks = (input: ChecksInput): Listing => ({
  name: "checks",
  query: sql`
    SELECT ${dateText("version_check.day")} AS day, product, version, sum(n)::DOUBLE AS checks, ${distinctHosts} AS hosts
    FROM version_check ${checksWhere(input)} GROUP BY ALL`,
  order: ["day", "product", "version"],
});
