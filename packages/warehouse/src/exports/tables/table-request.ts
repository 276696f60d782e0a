import type { ScopedCohort } from "../../queries/parts/member-scope.ts";
import type { PingRange } from "./ping-range.ts";

/** What is wanted of the snapshot table or of the table of pings. */
export interface TableRequest {
  cohort: ScopedCohort;
  /** Keys; undefined for every metric. The table of pings has none. */
  metrics?: readonly string[] | undefined;
  /** With host names, beside the opaque ids. */
  hostnames: boolean;
  /** Undefined for all that there is. */
  range?: PingRange | undefined;
}
