import { parseInstant } from "@pinghouse/shared/time/instant";
import { kinds, valueState } from "@pinghouse/warehouse/store/landing-batch";
import type { LandedPing, LandingBatch } from "@pinghouse/warehouse/store/landing-batch";
import { counts, doubles, integers, octets, roomFor } from "./growing.ts";
import { scanJson } from "./json-scanner.ts";
import { KeyTrie, root } from "./key-trie.ts";
import { PingScan, superseded } from "./ping-scan.ts";

/** Members whose values a ping's own row holds too. */
const special = [
  "uuid", "hostname", "recorded_at",
  "version", "edition", "installation_type", "license_plan", "unique_instance_id", "installation_creation_date", "active_user_count",
] as const;
type Special = (typeof special)[number];
/** The uuid is treated like a credential: that it is there is a fact about the payload, what it says is not shown to everyone. */
const uuidNode = 1;

/** What a ping's row takes from its payload. */
export type PingFields = Pick<
  LandedPing,
  "version" | "edition" | "installation_type" | "license_plan" | "unique_instance_id" | "active_user_count" | "created_at"
>;

export type FlatValues = Pick<
  LandingBatch,
  "flattener" | "firstKey" | "keys" | "lengths" | "metrics" | "values" | "states" | "texts" | "kinds"
>;

/** Paths beyond which a flattener has seen too many strange keys to be worth keeping. */
const pathsWorthKeeping = 400_000;

/**
 * Turns texts of pings (redacted, valid) into values by metric. It remembers every path it met, so that a known key costs no string;
 * each batch names only the keys born in it, so batches of one flattener must land in order and completely, else a new one is needed.
 */
export class Flattener {
  /** Tells this flattener's metric numbers from those of others. */
  readonly number: number;
  private readonly trie: KeyTrie;
  private readonly scan: PingScan;
  /** Per node: its metric, or -1. */
  private metricOf = integers(1 << 12).fill(-1);
  /** Per node and kind: the smallest ping id reported of the current segment. */
  private kindPing = doubles(kinds.length << 12).fill(Infinity);
  private nextMetric = 0;
  private batch: FlatValues;
  private segment = -1;
  private pings = 0;
  private length = 0;

  constructor(flattenerNumber: number, secret: number) {
    this.number = flattenerNumber;
    this.trie = new KeyTrie(secret);
    this.scan = new PingScan(this.trie);
    for (const name of special) this.trie.child(root, root, Buffer.from(name), 0, name.length);
    this.batch = this.emptyBatch();
  }

  get worn(): boolean {
    return this.trie.size > pathsWorthKeeping;
  }

  /** Values in the batch so far. */
  get held(): number {
    return this.length;
  }

  /** Adds a ping to the batch; `segment` is the journal's, in which its record lies. */
  add(id: number, segment: number, text: Buffer): PingFields {
    const { scan } = this;
    if (segment !== this.segment) this.kindPing.fill(Infinity);
    this.segment = segment;
    scan.begin(text);
    scanJson(text, scan);
    const before = this.length;
    const users = this.takeEntries(id);
    const found = this.takeTexts();
    this.batch.lengths = roomFor(this.batch.lengths, this.pings, counts);
    this.batch.lengths[this.pings] = this.length - before;
    this.pings += 1;
    const created = found.get("installation_creation_date");
    return {
      version: found.get("version") ?? null,
      edition: found.get("edition") ?? null,
      installation_type: found.get("installation_type") ?? null,
      license_plan: found.get("license_plan") ?? null,
      unique_instance_id: found.get("unique_instance_id") ?? null,
      active_user_count: users,
      created_at: (created === undefined ? undefined : parseInstant(created)) ?? null,
    };
  }

  /** The batch so far, in arrays of their own; begins another. */
  finish(): FlatValues {
    const { batch } = this;
    const done: FlatValues = {
      ...batch,
      lengths: batch.lengths.slice(0, this.pings),
      metrics: batch.metrics.slice(0, this.length),
      values: batch.values.slice(0, this.length),
      states: batch.states.slice(0, this.length),
    };
    this.batch = { ...batch, firstKey: this.nextMetric, keys: [], texts: [], kinds: [] };
    this.pings = 0;
    this.length = 0;
    return done;
  }

  private emptyBatch(): FlatValues {
    const empty = { lengths: counts(64), metrics: counts(1 << 16), values: doubles(1 << 16), states: octets(1 << 16) };
    return { flattener: this.number, firstKey: 0, keys: [], texts: [], kinds: [], ...empty };
  }

  /** Moves the scan's entries into the batch; answers the user count. */
  private takeEntries(id: number): number | null {
    const { scan, batch } = this;
    let users: number | null = null;
    this.makeRoom(scan.count);
    for (let entry = 0; entry < scan.count; entry += 1) {
      const node = scan.nodes[entry] ?? root;
      const state = scan.states[entry] ?? superseded;
      if (state === superseded) continue;
      const value = scan.values[entry] ?? 0;
      const kind = scan.kinds[entry] ?? 0;
      const metric = this.metric(node);
      batch.metrics[this.length] = metric;
      batch.values[this.length] = state === valueState.value ? value : NaN;
      batch.states[this.length] = state;
      this.length += 1;
      if (id < (this.kindPing[node * kinds.length + kind] ?? Infinity)) this.reportKind(node, metric, kind, id);
      if (node === special.length && kind === 0 && state === valueState.value) users = value;
    }
    return users;
  }

  private takeTexts(): Map<Special, string> {
    const { scan, batch } = this;
    const found = new Map<Special, string>();
    for (const { entry, text } of scan.texts) {
      const node = scan.nodes[entry] ?? root;
      if (scan.states[entry] === superseded) continue;
      const name = special[node - 1];
      const isString = scan.kinds[entry] === kinds.indexOf("string");
      if (name !== undefined && isString) found.set(name, text);
      batch.texts.push({ ping: this.pings, metric: this.metric(node), text: node === uuidNode && isString ? "redacted" : text });
    }
    return found;
  }

  private metric(node: number): number {
    const known = this.metricOf[node] ?? -1;
    if (known >= 0) return known;
    const born = this.nextMetric;
    this.nextMetric += 1;
    this.metricOf[node] = born;
    this.batch.keys.push(this.trie.key(node));
    return born;
  }

  /** A ping released from quarantine comes after younger ones, so the smallest id counts, not the first. */
  private reportKind(node: number, metric: number, kind: number, ping: number): void {
    this.kindPing[node * kinds.length + kind] = ping;
    this.batch.kinds.push({ metric, kind: kinds[kind] ?? "unknown", ping });
  }

  private makeRoom(entries: number): void {
    const { batch } = this;
    const lastNode = this.trie.size - 1;
    this.metricOf = roomFor(this.metricOf, lastNode, integers, -1);
    this.kindPing = roomFor(this.kindPing, kinds.length * lastNode + kinds.length - 1, doubles, Infinity);
    batch.metrics = roomFor(batch.metrics, this.length + entries, counts);
    batch.values = roomFor(batch.values, this.length + entries, doubles);
    batch.states = roomFor(batch.states, this.length + entries, octets);
  }
}
