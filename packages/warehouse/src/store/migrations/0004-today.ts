/**
 * The values of today's members once more, ordered by metric, each with that of the ping about four weeks before: derived by
 * store/today, and never needed for an answer. `today_ping` says whose values they are and what they were set beside.
 */
export const today = `
CREATE TABLE today_ping (ping BIGINT, earlier BIGINT);
CREATE TABLE today_value (metric INTEGER, ping BIGINT, "value" DOUBLE, state UTINYINT, previous DOUBLE);
`;
