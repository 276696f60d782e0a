import { createFleet, type FleetPing } from "@pinghouse/shared/fleet/fleet";
import { installationId } from "@pinghouse/ingest/journal/installation-id";
import { Flattener } from "@pinghouse/ingest/payload/flattener";
import { readPing } from "@pinghouse/ingest/payload/read-body";
import type { LandedPing } from "@pinghouse/warehouse/store/landing-batch";
import { openStore } from "@pinghouse/warehouse/store/open-store";
import { quietArchive } from "@pinghouse/warehouse/testing/quiet-archive";
import type { World } from "./world.ts";

/** How large a fleet to ask. */
export interface Size {
  installations: number;
  weeks: number;
  metrics: number;
}

const hubKey = new Uint8Array(32).fill(7);
const end = Date.parse("2026-06-10T12:00:00Z");
const day = 86_400_000;
const batchSize = 500;

/** Reads and flattens pings as the parse threads do, without a journal between. */
const createBatcher = () => {
  const flattener = new Flattener(1, 1);
  let id = 0;
  return (pings: readonly FleetPing[]) => {
    const landed = pings.map(({ json }): LandedPing => {
      id += 1;
      const { text, uuid, hostname, recorded_at, bytes } = readPing(Buffer.from(json));
      const installation = installationId(hubKey, uuid, hostname);
      return { id, segment: 1, uuid, hostname, installation, recorded_at, received_at: recorded_at + 1000, source: "import", bytes, ...flattener.add(id, 1, text) };
    });
    return { landed, values: flattener.finish() };
  };
};

const chunks = function* <Item>(items: Iterable<Item>, size: number): Generator<Item[]> {
  let chunk: Item[] = [];
  for (const item of items) {
    chunk.push(item);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
};

/** Fills a warehouse at `path` with a seeded fleet and says what is in it. `said` hears how far it is. */
export const buildWorld = async (path: string, { installations, weeks, metrics }: Size, said: (text: string) => void): Promise<World & { values: number }> => {
  const fleet = createFleet({ seed: 99, installations, weeks, metrics, end });
  const store = await openStore(path, { poolSize: 12 });
  const batch = createBatcher();
  const newest = new Map<string, LandedPing>();
  const facts = { installations: 0, pings: 0, active: 0, weeks };
  let values = 0;
  let asOf = 0;
  for (const pings of chunks(fleet.pings(), batchSize)) {
    const { landed, values: flat } = batch(pings);
    await store.land({ ...flat, segment: 1, pings: landed, posts: [], counts: [], bindings: [], scores: [], leaders: [], erasures: [], position: { segment: 1, offset: facts.pings } });
    for (const ping of landed) newest.set(ping.installation, ping);
    facts.pings += landed.length;
    values += flat.values.length;
    asOf = Math.max(asOf, ...landed.map((ping) => ping.received_at));
    if (facts.pings % (batchSize * 40) === 0) said(`${facts.pings} pings landed`);
  }
  await store.compact();
  facts.installations = newest.size;
  facts.active = [...newest.values()].filter((ping) => ping.recorded_at >= asOf - 14 * day).length;
  const largest = [...newest.values()].reduce((best, ping) => (ping.recorded_at >= asOf - 7 * day && ping.bytes > best.bytes ? ping : best));
  return { store, archive: quietArchive({ accepted: facts.pings, settled: true }), sample: { id: largest.installation, metric: "counts.issues" }, facts, now: asOf, values };
};
