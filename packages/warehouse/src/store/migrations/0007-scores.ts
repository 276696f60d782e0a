/** The scores that answers carried, a row for each feature, and the leaders of each month. */
export const scores = `
CREATE TABLE score (ping BIGINT, segment INTEGER, leaders VARCHAR, earlier BIGINT, days DOUBLE, users DOUBLE);
CREATE TABLE score_figure (
  ping BIGINT, segment INTEGER, feature VARCHAR, total DOUBLE, earlier_total DOUBLE, instance DOUBLE, leader DOUBLE, "source" VARCHAR, percentage DOUBLE
);
-- edition_family and size are NULL for the whole fleet.
CREATE TABLE leader (
  segment INTEGER, month VARCHAR, made_at TIMESTAMP, leaders VARCHAR, edition_family VARCHAR, size VARCHAR,
  feature VARCHAR, leader DOUBLE, n INTEGER, "source" VARCHAR
);
`;
