import { existsSync } from "node:fs";
import { openStore, type StoreOptions } from "@pinghouse/warehouse/store/open-store";
import { plain } from "@pinghouse/warehouse/store/sql";
import { tableRows } from "@pinghouse/warehouse/store/table";
import type { Size } from "../build-world.ts";
import { quietArchive } from "@pinghouse/warehouse/testing/quiet-archive";
import type { World } from "../world.ts";
import { fillStore } from "./fill-store.ts";
import { commonMetric, definitionsOf, releasesFor, shapesOf } from "./shapes.ts";

const end = Date.parse("2026-06-10T12:00:00Z");

interface Facts {
  installations: number;
  pings: number;
  active: number;
  values: number;
}

const facts = plain(`
  SELECT (SELECT count(*) FROM latest) AS installations, count(*) AS pings, sum(leaves)::BIGINT AS "values",
    (SELECT count(*) FROM latest, progress WHERE recorded_at >= as_of - INTERVAL 14 DAY) AS active FROM ping`);

/** Somebody who sent this week and four weeks ago. */
const sample = plain(`
  SELECT id FROM latest JOIN installation USING (installation) JOIN ping ON ping.ping = latest.ping CROSS JOIN progress
  WHERE latest.recorded_at >= as_of - INTERVAL 3 DAY AND latest.installation IN (SELECT installation FROM ping WHERE recorded_at BETWEEN as_of - INTERVAL 29 DAY AND as_of - INTERVAL 27 DAY)
  ORDER BY ping.leaves DESC, ping.users DESC, id LIMIT 1`);

/** A warehouse at `path` with a made-up fleet, filled unless it is there already, and what is in it. */
export const fillWorld = async (path: string, size: Size, said: (text: string) => void, options: StoreOptions = {}): Promise<World & { values: number }> => {
  if (!existsSync(path)) await fillStore(path, size, end, said);
  const store = await openStore(path, { poolSize: 12, ...options });
  await store.define({ content: "filled", definitions: definitionsOf(shapesOf(size.metrics), releasesFor(size.weeks)) });
  await store.compact();
  const { as_of, tables } = await store.read("facts", [facts, sample]);
  const [counted] = tables[0] === undefined ? [] : tableRows<Facts>(tables[0]);
  const [found] = tables[1] === undefined ? [] : tableRows<{ id: string }>(tables[1]);
  if (counted === undefined || found === undefined || as_of === null) throw new Error("the filled warehouse is empty");
  const { values, ...rest } = counted;
  return { store, archive: quietArchive({ accepted: rest.pings, settled: true }), sample: { id: found.id, metric: commonMetric }, facts: { ...rest, weeks: size.weeks }, now: Date.parse(as_of), values };
};
