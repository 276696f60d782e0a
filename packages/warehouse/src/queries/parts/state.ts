import { plain, type Sql } from "../../store/sql.ts";

/** The states in which a count failed, for `IN`: 2 timeout, 4 counter error, 5 no SQL, 6 deprecated (store/landing-batch.ts). */
export const failedStates = plain("(2, 4, 5, 6)");

/** How many of a group failed, as an integer. */
export const failedCount: Sql = plain(`count(*) FILTER (state IN ${failedStates.text})::INTEGER`);

/**
 * How a metric stands at an installation, in the contract's words. `state` is the stored state (NULL: no such key in the ping),
 * `offered` whether the ping's release ever carried the metric.
 */
export const stateText = (state: string, offered: string): Sql =>
  plain(`CASE WHEN ${state} = 0 THEN 'value' WHEN ${state} IN ${failedStates.text} THEN 'failed'
    WHEN ${state} IS NOT NULL OR ${offered} THEN 'missing' ELSE 'unavailable' END`);

/**
 * Why there is no value: `absent`, `null`, `overflow`, `not_in_version`, or a sentinel's reason (shared/metrics/sentinel.ts); NULL where there is one.
 * States from 10 are those of rates (parts/rate.ts), never stored: a value is there and cannot be made a rate.
 */
export const stateReason = (state: string, offered: string): Sql =>
  plain(`CASE WHEN ${state} = 0 THEN NULL WHEN ${state} = 1 THEN 'null' WHEN ${state} = 2 THEN 'timeout'
    WHEN ${state} = 4 THEN 'counter_error' WHEN ${state} = 5 THEN 'non_sql' WHEN ${state} = 6 THEN 'deprecated'
    WHEN ${state} = 3 THEN 'overflow' WHEN ${state} = 10 THEN 'no_earlier_ping' WHEN ${state} = 11 THEN 'no_earlier_value'
    WHEN ${state} = 12 THEN 'reset' WHEN ${state} = 13 THEN 'no_users' WHEN ${state} = 14 THEN 'no_number' WHEN ${offered} THEN 'absent' ELSE 'not_in_version' END`);
