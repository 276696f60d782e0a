import type { Store } from "../store/door.ts";
import { plain } from "../store/sql.ts";
import { tableRows } from "../store/table.ts";
import type { Cell } from "../store/table.ts";

/** What answers can depend on, each as a query whose rows do not depend on inner numbers or on the order of landing. */
const facts: Record<string, string> = {
  progress: "SELECT landed, as_of::VARCHAR AS as_of FROM progress",
  definitions: "SELECT * EXCLUDE (number) FROM definition ORDER BY ALL",
  installations: "SELECT id, uuid, hostname FROM installation ORDER BY ALL",
  metrics: `SELECT key, coalesce(arg_min(kind, first_ping) FILTER (WHERE kind <> 'unknown'), 'unknown') AS kind
    FROM metric LEFT JOIN metric_kind USING (metric) GROUP BY key ORDER BY ALL`,
  seen: `SELECT key, release, min(first_seen)::VARCHAR AS first_seen, max(last_seen)::VARCHAR AS last_seen
    FROM metric_seen JOIN metric USING (metric) GROUP BY ALL ORDER BY ALL`,
  pings: `SELECT id, COLUMNS(* EXCLUDE (installation, id, audience))::VARCHAR FROM ping JOIN (SELECT id, installation FROM installation) USING (installation)
    ORDER BY ALL`,
  audiences: "SELECT ping, kind.* EXCLUDE (audience) FROM ping JOIN audience AS kind USING (audience) ORDER BY ALL",
  standing: "SELECT week::VARCHAR AS week, id, ping FROM standing JOIN installation USING (installation) ORDER BY ALL",
  latest: "SELECT id, ping FROM latest JOIN installation USING (installation) ORDER BY ALL",
  values: `SELECT key, week::VARCHAR AS week, ping, value, state::INTEGER AS state FROM (
      FROM snapshot UNION ALL
      SELECT unnest(metrics), week, ping, unnest(vals), unnest(states) FROM landing
    ) AS held(metric, week, ping, value, state) JOIN metric USING (metric) ORDER BY ALL`,
  texts: "SELECT key, week::VARCHAR AS week, ping, text FROM text_value JOIN metric USING (metric) ORDER BY ALL",
  posts: "SELECT post, kind, uuid, hostname, unique_instance_id, received_at::VARCHAR AS received_at, body FROM post ORDER BY ALL",
  verified: "SELECT id, how FROM verified_installation JOIN installation USING (installation) ORDER BY ALL",
  scores: "SELECT * EXCLUDE (segment) FROM score ORDER BY ALL",
  figures: "SELECT * EXCLUDE (segment) FROM score_figure ORDER BY ALL",
  leaders: "SELECT * EXCLUDE (segment, made_at), made_at::VARCHAR AS made_at FROM leader ORDER BY ALL",
  ledger: "SELECT hour::VARCHAR AS hour, outcome, reason, sum(n)::BIGINT AS n FROM ledger GROUP BY ALL ORDER BY ALL",
};

/** Everything an answer can depend on, for comparing two stores that should give the same answers. */
export const dumpStore = async (store: Store): Promise<Record<string, Record<string, Cell>[]>> => {
  const { tables } = await store.read("dump", Object.values(facts).map(plain));
  return Object.fromEntries(Object.keys(facts).map((name, index) => [name, tableRows(tables[index] ?? { length: 0, columns: [] })]));
};
