import type { LandedBinding, LandedCount, LandedErasure, LandedLeaders, LandedPing, LandedPost, LandedScore } from "@pinghouse/warehouse/store/landing-batch";
import { decodeContent } from "../../journal/codec.ts";
import { boundBy } from "../../journal/bound-identity.ts";
import { installationId } from "../../journal/installation-id.ts";
import { readRecordAt, readStretch } from "../../journal/reader.ts";
import type { Stretch } from "../../journal/reader.ts";
import type { CountsHeader, ErasureHeader, JournalRecord, PingRecord } from "../../journal/record.ts";
import type { Flattener } from "../../payload/flattener.ts";
import type { FlattenTask, Flattened } from "./parse-job.ts";

/** A batch ends at the first of these. */
const bounds = { journalBytes: 4 << 20, values: 1_000_000, textBytes: 32 << 20 };

const hourOf = (ms: number): number => Math.floor(ms / 3_600_000) * 3_600_000;

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const countsOf = ({ second, duplicates, conflicts, refused }: CountsHeader): LandedCount[] => {
  const hour = hourOf(second);
  const counts: LandedCount[] = refused.map(({ reason, n }) => ({ hour, outcome: "refused", reason, n }));
  if (duplicates > 0) counts.push({ hour, outcome: "duplicate", reason: "", n: duplicates });
  if (conflicts > 0) counts.push({ hour, outcome: "conflict", reason: "", n: conflicts });
  return counts;
};

/** Gathers records into one batch. */
class Gathering {
  readonly pings: LandedPing[] = [];
  readonly posts: LandedPost[] = [];
  readonly counts: LandedCount[] = [];
  readonly bindings: LandedBinding[] = [];
  readonly scores: LandedScore[] = [];
  readonly leaders: LandedLeaders[] = [];
  readonly erasures: LandedErasure[] = [];
  readonly unreadable: Flattened["unreadable"] = [];
  readonly released: number[] = [];
  private textBytes = 0;
  private readonly flattener: Flattener;
  private readonly hubKey: Uint8Array;

  constructor(flattener: Flattener, hubKey: Uint8Array) {
    this.flattener = flattener;
    this.hubKey = hubKey;
  }

  get full(): boolean {
    return this.flattener.held >= bounds.values || this.textBytes >= bounds.textBytes;
  }

  take(record: JournalRecord): void {
    if (record.type === "ping") this.ping(record);
    else if (record.type === "post") this.post(record);
    else if (record.type === "counts") this.counts.push(...countsOf(record.header));
    else if (record.type === "conflict") this.counts.push({ hour: hourOf(record.header.received_at), outcome: "conflict", reason: "", n: 1 });
    else if (record.type === "binding") this.binding(record);
    else if (record.type === "score") this.scores.push({ ...record.header, ping: record.header.id });
    else if (record.type === "leaders") this.leaders.push(record.header);
    else if (record.type === "erasure") this.erasure(record.header);
    else if (record.header.decision !== "set_aside") this.released.push(...record.header.ids);
  }

  private ping(record: PingRecord): void {
    const { header } = record;
    try {
      const text = asBuffer(decodeContent(record));
      const fields = this.flattener.add(header.id, record.at.segment, text);
      this.textBytes += text.length;
      const { id, uuid, hostname, recorded_at, received_at, source, bytes } = header;
      const installation = installationId(this.hubKey, uuid, hostname);
      this.pings.push({ id, segment: record.at.segment, uuid, hostname, installation, recorded_at, received_at, source, bytes, ...fields });
    } catch (error) {
      this.unreadable.push({ id: header.id, detail: messageOf(error) });
    }
  }

  private binding({ at, header }: Extract<JournalRecord, { type: "binding" }>): void {
    const { secret_hash, proof, since } = header;
    this.bindings.push({ installation: boundBy(this.hubKey, header).installation, proof, secret: secret_hash !== null, since, offset: at.offset });
  }

  private erasure(header: ErasureHeader): void {
    if (header.step === "begun") this.erasures.push({ pings: header.pings, posts: header.posts });
  }

  private post(record: Extract<JournalRecord, { type: "post" }>): void {
    const { id, kind, uuid, hostname, unique_instance_id, received_at } = record.header;
    const body = asBuffer(decodeContent(record)).toString("utf8");
    this.posts.push({ id, kind, uuid, hostname, unique_instance_id, received_at, body });
  }
}

const namedStretch = ({ dir, only, from }: FlattenTask): Stretch => {
  const records = (only ?? []).map((at) => readRecordAt(dir, at)).filter((record) => record !== undefined);
  return { records, position: from, damaged: 0, unknown: 0 };
};

const stretchOf = (task: FlattenTask): Stretch =>
  task.only === null
    ? readStretch(task.dir, task.from, { end: task.end, maxBytes: bounds.journalBytes, maxRecords: task.maxRecords })
    : namedStretch(task);

/** Reads a stretch of the journal and turns it into one batch for the store. Pings set aside stay out. */
export const flattenStretch = (task: FlattenTask, flattener: Flattener): Flattened => {
  const stretch = stretchOf(task);
  const gathering = new Gathering(flattener, task.hubKey);
  const skip = new Set(task.skip);
  let { position } = stretch;
  let nextId = 0;
  for (const record of stretch.records) {
    const id = record.type === "ping" ? record.header.id : 0;
    if (task.only === null && (gathering.full || id > task.known)) {
      position = record.at;
      if (id > 0) nextId = id;
      break;
    }
    if (id > 0) nextId = id + 1;
    if (!skip.has(id)) gathering.take(record);
  }
  const { pings, posts, counts, bindings, scores, leaders, erasures, unreadable, released } = gathering;
  const segment = stretch.records[0]?.at.segment ?? task.from.segment;
  const batch = { ...flattener.finish(), segment, pings, posts, counts, bindings, scores, leaders, erasures, position };
  const oldest = pings.reduce<number | null>((least, { received_at }) => Math.min(least ?? received_at, received_at), null);
  return { batch, end: task.end, unreadable, released, nextId, damaged: stretch.damaged, unknown: stretch.unknown, oldest };
};
