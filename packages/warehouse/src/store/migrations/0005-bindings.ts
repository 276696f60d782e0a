/**
 * What the journal says of who sends for an installation: the row furthest in the journal holds. `verified_installation` has a row
 * for each installation of which the hub knows that its pings are its own: by the secret that they carry, by a person's claim, or by
 * the operator's word, which an import and the sample are too.
 */
export const bindings = `
CREATE TABLE binding (segment INTEGER, "offset" BIGINT, installation VARCHAR, proof VARCHAR, secret INTEGER, since TIMESTAMP);
CREATE VIEW verified_installation AS
  WITH newest AS (SELECT installation AS id, arg_max(proof, segment::HUGEINT * 1099511627776 + "offset") AS proof FROM binding GROUP BY ALL),
  handed_in AS (SELECT DISTINCT installation FROM ping WHERE source IN ('import', 'demo'))
  SELECT installation.installation, coalesce(nullif(newest.proof, 'none'), 'operator') AS how
  FROM installation LEFT JOIN newest USING (id) LEFT JOIN handed_in USING (installation)
  WHERE coalesce(newest.proof, 'none') <> 'none' OR handed_in.installation IS NOT NULL;
`;
