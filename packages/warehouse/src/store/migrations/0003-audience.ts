/**
 * Kinds of installations that differ in which metrics they could have: release, edition family and the tier that the plan gives.
 * A ping names its kind, so that a question asks some hundred rows of who could have a metric instead of each ping.
 */
export const audience = `
CREATE TABLE audience (audience INTEGER, release VARCHAR, version_order DOUBLE, edition_family VARCHAR, tier VARCHAR);
ALTER TABLE ping ADD COLUMN audience INTEGER;
CREATE TEMP TABLE kind_of_ping AS SELECT ping, release, version_order, edition_family,
  CASE WHEN regexp_matches(plan, 'ultimate|gold', 'i') THEN 'ultimate'
    WHEN regexp_matches(plan, 'premium|silver|starter|bronze', 'i') THEN 'premium' ELSE 'free' END AS tier FROM ping;
INSERT INTO audience SELECT row_number() OVER (ORDER BY release, version_order, edition_family, tier) - 1, * FROM (SELECT DISTINCT release, version_order, edition_family, tier FROM kind_of_ping);
UPDATE ping SET audience = audience.audience FROM kind_of_ping JOIN audience ON audience.release = kind_of_ping.release
  AND audience.version_order IS NOT DISTINCT FROM kind_of_ping.version_order AND audience.edition_family = kind_of_ping.edition_family AND audience.tier = kind_of_ping.tier
  WHERE kind_of_ping.ping = ping.ping;
DROP TABLE kind_of_ping;
`;
