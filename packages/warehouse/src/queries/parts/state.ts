import { plain, type Sql } from "../../store/sql.ts";

/**
 * How a metric stands at an installation, in the contract's words. `state` is the stored state (NULL: no such key in the ping),
 * `offered` whether the ping's release ever carried the metric.
 */
export const stateText = (state: string, offered: string): Sql =>
  plain(`CASE WHEN ${state} = 0 THEN 'value' WHEN ${state} = 2 THEN 'failed'
    WHEN ${state} IS NOT NULL OR ${offered} THEN 'missing' ELSE 'unavailable' END`);

/** Why there is no value: `absent`, `null`, `overflow`, `sentinel`, `not_in_version`; NULL where there is one. */
export const stateReason = (state: string, offered: string): Sql =>
  plain(`CASE WHEN ${state} = 0 THEN NULL WHEN ${state} = 1 THEN 'null' WHEN ${state} = 2 THEN 'sentinel'
    WHEN ${state} = 3 THEN 'overflow' WHEN ${offered} THEN 'absent' ELSE 'not_in_version' END`);
