/** Version checks by day: a copy of the files that the recorder keeps. No ping, no segment: they have a retention of their own. */
export const versionChecks = `
CREATE TABLE version_check (day DATE, product VARCHAR, version VARCHAR, version_order DOUBLE, referer_host VARCHAR, source VARCHAR, n BIGINT);
`;
