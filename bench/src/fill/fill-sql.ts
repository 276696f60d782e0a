/** A share of 0 to 1 that hangs on the given columns alone. */
const chance = (...columns: string[]): string => `((hash(${columns.join(", ")}) % 1000000)::DOUBLE / 1000000)`;

/** Weeks from the first Monday, of an installation: when it came, and when it fell silent. */
const life = (weeks: number): string => `
  SELECT i::INTEGER AS installation, md5('installation ' || i) AS id, md5('uuid ' || i) AS uuid, 'host-' || i || '.example.com' AS hostname,
    CASE WHEN ${chance("i", "1")} < 0.85 THEN 0 ELSE floor(${chance("i", "2")} * ${weeks}) END AS born,
    CASE WHEN ${chance("i", "3")} < 0.94 THEN ${weeks + 1} ELSE floor(${chance("i", "4")} * ${weeks}) END AS gone,
    floor(${chance("i", "5")} * ${chance("i", "6")} * 12) AS lag, 1 + floor(${chance("i", "7")} * 3) AS pace,
    floor(pow(10, 0.3 + 4.2 * ${chance("i", "8")} * ${chance("i", "9")} + ${chance("i", "10")})) AS users,
    CASE WHEN ${chance("i", "11")} < 0.65 THEN 'EE' ELSE 'CE' END AS edition,
    ['free', 'premium', 'ultimate'][1 + floor(${chance("i", "12")} * 3)::INTEGER] AS plan`;

export const lives = (installations: number, weeks: number): string =>
  `CREATE TEMP TABLE life AS ${life(weeks)} FROM range(${installations}) AS one(i)`;

/** Rows of `ping`: one a week and living installation, less one in fifty, on a day of its own; none after `end`. */
export const pings = (weeks: number, firstMonday: string, end: string): string => `
  INSERT INTO ping
  SELECT row_number() OVER (ORDER BY recorded_at, installation) AS ping, 1 AS segment, installation, week, recorded_at,
    recorded_at + INTERVAL 1 SECOND AS received_at, 'import' AS source, 60 * 1000 AS bytes,
    patch.version || CASE edition WHEN 'EE' THEN '-ee' ELSE '' END AS version, patch.version AS release, patch."order" AS version_order,
    edition, edition AS edition_family, band.size, users, 'omnibus-gitlab' AS installation_type,
    CASE edition WHEN 'EE' THEN plan END AS plan, NULL AS unique_instance_id,
    TIMESTAMP '2020-01-01' + to_days((installation % 1500)::INTEGER) AS created_at, 0 AS leaves,
    dense_rank() OVER (ORDER BY patch.version, edition, CASE edition WHEN 'EE' THEN plan END) - 1 AS audience
  FROM (
    SELECT *, 4 * floor((12 + floor(w / 4) - lag) / pace)::INTEGER * pace::INTEGER + (w % 4)::INTEGER AS place,
      (DATE '${firstMonday}' + 7 * w::INTEGER)::DATE AS week,
      (DATE '${firstMonday}' + 7 * w::INTEGER)::TIMESTAMP + to_milliseconds((${chance("installation", "20")} * 6.9 * 86400000)::BIGINT) AS recorded_at
    FROM life, range(${weeks}) AS weeks(w)
    WHERE w >= born AND w < gone AND ${chance("installation", "w", "21")} < 0.98) AS sent
  JOIN patch ON patch.place = sent.place
  JOIN band ON sent.users >= band.least AND sent.users < band.below
  WHERE recorded_at <= TIMESTAMP '${end}'`;

const grows = `CASE shape.frame WHEN 'all' THEN 4 + date_diff('week', DATE '2020-01-06', ping.week)
  WHEN '28d' THEN 4 * (0.5 + ${chance("ping.ping", "shape.metric", "31")}) WHEN '7d' THEN 0.5 + ${chance("ping.ping", "shape.metric", "31")} ELSE 0 END`;

const amount = `CASE shape.kind WHEN 'string' THEN NULL WHEN 'boolean' THEN 1
  ELSE 1 + floor(ping.users * shape.scale * ${chance("ping.installation", "shape.metric", "32")} * (${grows})) END`;

/** Every value of the pings that meet `condition`: `(metric, week, ping, value, state)`, one in 400 a count that timed out. */
export const valuesOf = (condition: string): string => `
  SELECT metric, week, ping, CASE WHEN late THEN NULL WHEN used OR value IS NULL THEN value ELSE 0 END AS value,
    CASE WHEN late THEN 2 ELSE 0 END::UTINYINT AS state
  FROM (
    SELECT shape.metric, ping.week, ping.ping, ${amount} AS value, ${chance("ping.installation", "shape.metric", "33")} < shape.share AS used,
      shape.kind = 'number' AND hash(ping.ping, shape.metric, 34) % 400 = 0 AS late
    FROM ping, shape WHERE ${condition} AND shape.since <= ping.version_order)`;

/** One run of `snapshot`, as a compaction leaves it. */
export const run = (condition: string): string => `INSERT INTO snapshot ${valuesOf(condition)} ORDER BY metric, week, ping`;

/** Rows of `landing`, as pings leave them: at most 32 values each. */
export const landed = (condition: string): string => `
  INSERT INTO landing
  SELECT ping, week, list(metric ORDER BY metric), list(value ORDER BY metric), list(state ORDER BY metric)
  FROM (${valuesOf(condition)}) GROUP BY ping, week, metric // 32 ORDER BY ping, min(metric)`;

/** The small tables that follow from pings and shapes. */
export const small: readonly string[] = [
  "INSERT INTO installation SELECT installation, id, uuid, hostname FROM life WHERE installation IN (SELECT installation FROM ping) ORDER BY installation",
  "INSERT INTO metric SELECT metric, key FROM shape ORDER BY metric",
  "INSERT INTO metric_kind SELECT metric, kind, 1, 1 FROM shape ORDER BY metric",
  `INSERT INTO audience SELECT DISTINCT audience, release, version_order, edition_family, coalesce(plan, 'free') FROM ping ORDER BY audience`,
  `INSERT INTO metric_seen SELECT metric, release, first_seen, last_seen
    FROM (SELECT release, version_order, min(recorded_at) AS first_seen, max(recorded_at) AS last_seen FROM ping GROUP BY ALL) AS span
    JOIN shape ON shape.since <= span.version_order ORDER BY metric, release`,
  `INSERT INTO text_value SELECT metric, week, ping, ['one', 'two', 'three', 'four'][1 + (hash(installation, metric) % 4)::INTEGER]
    FROM ping, shape WHERE shape.kind = 'string' AND shape.since <= ping.version_order ORDER BY week, ping, metric`,
  `UPDATE ping SET leaves = offered.leaves FROM (
    SELECT version_order, count(*) AS leaves FROM (SELECT DISTINCT version_order FROM ping) AS ran JOIN shape ON shape.since <= ran.version_order GROUP BY version_order) AS offered
    WHERE offered.version_order = ping.version_order`,
  `UPDATE progress SET segment = 1, revision = 1, landed = (SELECT count(*) FROM ping), as_of = (SELECT max(received_at) FROM ping)`,
];
