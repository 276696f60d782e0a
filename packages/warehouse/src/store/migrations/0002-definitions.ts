/** What the control database holds of definitions, for questions that join it; `content` names which ones. */
export const definitions = `
CREATE TABLE definition_set (content VARCHAR);
INSERT INTO definition_set VALUES ('');
-- Numbers from 1. A version has the metric where since <= version_order < until. Tiers with | between them.
CREATE TABLE definition (
  number INTEGER, key VARCHAR, description VARCHAR, value_type VARCHAR, status VARCHAR, time_frame VARCHAR, data_source VARCHAR,
  data_category VARCHAR, product_group VARCHAR, stage VARCHAR, tiers VARCHAR, edition VARCHAR, milestone VARCHAR,
  milestone_removed VARCHAR, unit VARCHAR, since DOUBLE, until DOUBLE
);
`;
