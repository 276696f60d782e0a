/** Pings, their values and what is derived from them. */
export const pings = `
CREATE TABLE progress (segment INTEGER, "offset" BIGINT, revision BIGINT, landed BIGINT, as_of TIMESTAMP);
INSERT INTO progress VALUES (0, 0, 0, 0, NULL);
CREATE TABLE installation (installation INTEGER, id VARCHAR, uuid VARCHAR, hostname VARCHAR);
CREATE TABLE metric (metric INTEGER, key VARCHAR);
-- By segment, because a kind expires with the segment it was seen in.
CREATE TABLE metric_kind (metric INTEGER, kind VARCHAR, first_ping BIGINT, segment INTEGER);
CREATE TABLE metric_seen (metric INTEGER, release VARCHAR, first_seen TIMESTAMP, last_seen TIMESTAMP);
CREATE TABLE ping (
  ping BIGINT, segment INTEGER, installation INTEGER, week DATE, recorded_at TIMESTAMP, received_at TIMESTAMP,
  source VARCHAR, bytes BIGINT, version VARCHAR, release VARCHAR, version_order DOUBLE, edition VARCHAR,
  edition_family VARCHAR, size VARCHAR, users DOUBLE, installation_type VARCHAR, plan VARCHAR,
  unique_instance_id VARCHAR, created_at TIMESTAMP, leaves INTEGER
);
-- recorded_at is that of the ping, so that a newcomer is compared without a look at the ping's row.
CREATE TABLE standing (week DATE, installation INTEGER, ping BIGINT, recorded_at TIMESTAMP);
CREATE TABLE latest (installation INTEGER, ping BIGINT, recorded_at TIMESTAMP);
-- One or more rows to a ping, ascending by metric.
CREATE TABLE landing (ping BIGINT, week DATE, metrics INTEGER[], vals DOUBLE[], states UTINYINT[]);
CREATE TABLE snapshot (metric INTEGER, week DATE, ping BIGINT, value DOUBLE, state UTINYINT);
CREATE TABLE text_value (metric INTEGER, week DATE, ping BIGINT, text VARCHAR);
CREATE TABLE post (
  post BIGINT, segment INTEGER, kind VARCHAR, uuid VARCHAR, hostname VARCHAR, unique_instance_id VARCHAR,
  received_at TIMESTAMP, body VARCHAR
);
CREATE TABLE ledger (segment INTEGER, hour TIMESTAMP, outcome VARCHAR, reason VARCHAR, n BIGINT);
`;
