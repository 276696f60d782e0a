import { Bindings } from "./bindings.ts";
import { boundBy } from "./bound-identity.ts";
import { Erasures } from "./erasures.ts";
import { installationDigest, uuidDigest } from "./identity-digest.ts";
import type { SetAsideCounts } from "./journal.ts";
import { PingTable, standings } from "./ping-table.ts";
import type { Standing } from "./ping-table.ts";
import type { BindingHeader, DecisionHeader, Draft, ErasureHeader } from "./record.ts";
import { addRecord, conflictBody } from "./segment-facts.ts";
import type { SegmentContents, SegmentFacts } from "./segment-facts.ts";

interface Loaded {
  segment: number;
  facts: SegmentFacts;
  /** Pings of the segments before it. */
  firstOrdinal: number;
}

/** A ping already held under a key. */
export interface Held {
  id: number;
  sameBody: boolean;
}

/** What the journal holds, folded record by record in its own order: the same after a reload as while it was written. */
export class JournalIndex {
  readonly hubKey: Uint8Array;
  readonly bindings: Bindings;
  readonly erasures = new Erasures();
  #table = new PingTable();
  #segments: Loaded[] = [];
  #setAside = new Map<number, Standing>();
  #details = new Map<number, string>();
  #known = new Set<number>();
  /** Installations that ever sent a ping, as far as retention remembers. */
  #installations = new Set<number>();
  #conflicts = new Map<number, Set<string>>();

  constructor(hubKey: Uint8Array) {
    this.hubKey = hubKey;
    this.bindings = new Bindings(hubKey);
  }

  get accepted(): number {
    return this.#table.length;
  }

  get quarantined(): number {
    return this.#setAside.size;
  }

  get bytes(): number {
    return this.#segments.reduce((sum, { facts }) => sum + facts.bytes, 0);
  }

  get damaged(): number {
    return this.#segments.reduce((sum, { facts }) => sum + facts.damaged, 0);
  }

  /** Segments, oldest first. */
  get segments(): readonly { segment: number; facts: SegmentFacts }[] {
    return this.#segments;
  }

  reserve(pings: number): void {
    this.#table.reserve(pings);
  }

  /** Takes in the newest segment. Its `contents` stay shared: while it is open, `add` grows them. */
  load(segment: number, { facts, pings }: SegmentContents): void {
    this.#segments.push({ segment, facts, firstOrdinal: this.#table.length });
    this.#table.append(pings);
    for (let at = 0; at < pings.length; at += 1) {
      const written = pings.standings[at];
      this.#installations.add(pings.installations[at] ?? 0);
      if (written === standings.future || written === standings.unapproved || written === standings.unverified) this.#setAside.set(pings.ids[at] ?? 0, written);
      else this.#known.add(pings.uuids[at] ?? 0);
    }
    for (const { id, body } of facts.conflicts) this.#addConflict(id, body);
    for (const decision of facts.decisions) this.#decide(decision);
    for (const erasure of facts.erasures) this.#erase(erasure, segment);
    for (const binding of facts.bindings) this.bindings.take(binding, segment);
  }

  /** Takes in one durable record of the newest segment, whose contents are `contents`. */
  add(contents: SegmentContents, record: Draft, offset: number): void {
    const before = contents.pings.length;
    addRecord(contents, this.hubKey, record, offset);
    if (record.type === "ping") {
      const { pings } = contents;
      this.#table.append(pings, before);
      const { id, quarantine } = record.header;
      this.#installations.add(pings.installations[before] ?? 0);
      if (quarantine === null) this.#known.add(pings.uuids[before] ?? 0);
      else this.#setAside.set(id, standings[quarantine.reason]);
    } else if (record.type === "conflict") this.#addConflict(record.header.id, conflictBody(record.header.sha256));
    else if (record.type === "decision") this.#decide(record.header);
    else if (record.type === "binding") this.bindings.take(record.header, this.#newest);
    else if (record.type === "erasure") this.#erase(record.header, this.#newest);
  }

  find(key: Buffer, body: Buffer): Held | undefined {
    const ordinal = this.#table.find(key);
    if (ordinal === -1) return undefined;
    return { id: this.#table.columns.ids[ordinal] ?? 0, sameBody: this.#table.sameBody(ordinal, body) };
  }

  /** Whether a conflicting body of this ping is already kept. */
  keepsConflict(id: number, sha256: string): boolean {
    return this.#conflicts.get(id)?.has(conflictBody(sha256)) ?? false;
  }

  /** Whether a ping of this uuid was ever accepted without being set aside, or the uuid approved. */
  knows(uuid: string): boolean {
    return this.#known.has(uuidDigest(this.hubKey, uuid));
  }

  /** Whether a ping of this installation is held, in whatever standing. */
  hasHistory(uuid: string, hostname: string): boolean {
    return this.#installations.has(installationDigest(this.hubKey, uuid, hostname));
  }

  /** Bindings that would go with the segments up to this one although their installation keeps a ping behind them. */
  bindingsToKeep(segment: number): BindingHeader[] {
    const from = this.#segments.find((loaded) => loaded.segment > segment)?.firstOrdinal ?? this.#table.length;
    const staying = new Set(this.#table.columns.installations.subarray(from, this.#table.length));
    return this.bindings.upTo(segment).filter(({ whose }) => staying.has(whose.installation_digest)).map(({ header }) => header);
  }

  /** Whether another installation of this uuid has a ping here. */
  sharesUuid(uuid: string, hostname: string): boolean {
    const [own, ofUuid] = [installationDigest(this.hubKey, uuid, hostname), uuidDigest(this.hubKey, uuid)];
    const { uuids, installations, length } = this.#table.columns;
    for (let at = 0; at < length; at += 1) if (uuids[at] === ofUuid && installations[at] !== own) return true;
    return false;
  }

  /** Forgets that a uuid was approved. */
  forgetApproval(uuid: string): void {
    for (const { facts } of this.#segments) facts.decisions = facts.decisions.filter((one) => one.decision !== "approve" || one.uuid !== uuid);
    this.#recount();
  }

  holds(id: number): boolean {
    return this.#table.ordinalOf(id) !== -1;
  }

  standing(id: number): Standing {
    return this.#setAside.get(id) ?? standings.ready;
  }

  /** Why a ping could not be landed. */
  detail(id: number): string | undefined {
    return this.#details.get(id);
  }

  /** Ids set aside now, ascending. */
  setAside(from = 0, to = Infinity): number[] {
    return [...this.#setAside.keys()].filter((id) => id >= from && id <= to).sort((a, b) => a - b);
  }

  /** Ids of one installation's pings set aside now, ascending. */
  setAsideOf(uuid: string, hostname: string): number[] {
    const digest = installationDigest(this.hubKey, uuid, hostname);
    return this.setAside().filter((id) => this.#table.columns.installations[this.#table.ordinalOf(id)] === digest);
  }

  /** How many are set aside now, by reason. */
  setAsideByReason(): SetAsideCounts {
    const counts: SetAsideCounts = { future: 0, unapproved: 0, unverified: 0, unlandable: 0 };
    for (const reason of this.#setAside.values()) {
      if (reason === standings.future) counts.future += 1;
      else if (reason === standings.unapproved) counts.unapproved += 1;
      else if (reason === standings.unverified) counts.unverified += 1;
      else counts.unlandable += 1;
    }
    return counts;
  }

  /** The id of the ping at this place of all held, oldest first. */
  idAt(ordinal: number): number | undefined {
    return this.#table.columns.ids[ordinal];
  }

  /** Ids set aside for want of an approval of this uuid. */
  waitingFor(uuid: string): number[] {
    const digest = uuidDigest(this.hubKey, uuid);
    return this.setAside().filter((id) => this.#setAside.get(id) === standings.unapproved && this.#table.columns.uuids[this.#table.ordinalOf(id)] === digest);
  }

  locate(id: number): { segment: number; offset: number } | undefined {
    const ordinal = this.#table.ordinalOf(id);
    const loaded = ordinal === -1 ? undefined : this.#segments.findLast(({ firstOrdinal }) => firstOrdinal <= ordinal);
    return loaded && { segment: loaded.segment, offset: this.#table.columns.offsets[ordinal] ?? 0 };
  }

  /** Forgets the oldest segment and all it held. */
  dropOldest(): void {
    const oldest = this.#segments.shift();
    const count = this.#segments[0]?.firstOrdinal ?? 0;
    if (oldest === undefined) return;
    this.#table.dropFirst(count);
    this.#segments = this.#segments.map((loaded) => ({ ...loaded, firstOrdinal: loaded.firstOrdinal - count }));
    for (const map of [this.#setAside, this.#details, this.#conflicts]) for (const id of map.keys()) if (id <= oldest.facts.lastId) map.delete(id);
    this.bindings.dropUpTo(oldest.segment);
    this.#recount();
  }

  get #newest(): number {
    return this.#segments.at(-1)?.segment ?? 0;
  }

  /** Works out again whose pings are held and which uuids are known, where pings went. */
  #recount(): void {
    this.#known.clear();
    const { columns } = this.#table;
    this.#installations = new Set(columns.installations.subarray(0, columns.length));
    for (let at = 0; at < columns.length; at += 1) if (columns.standings[at] === standings.ready) this.#known.add(columns.uuids[at] ?? 0);
    for (const { facts } of this.#segments) for (const decision of facts.decisions) if (decision.decision === "approve") this.#known.add(uuidDigest(this.hubKey, decision.uuid));
  }

  /** Forgets what an erasure names. A sidecar made since names none of it, and then there is nothing to do. */
  #erase(header: ErasureHeader, segment: number): void {
    this.erasures.take(header, segment);
    if (header.step !== "begun") return;
    this.bindings.drop(header.installation);
    const gone = new Set(header.pings);
    for (const map of [this.#setAside, this.#details, this.#conflicts]) for (const id of map.keys()) if (gone.has(id)) map.delete(id);
    for (const { facts } of this.#segments.filter((loaded) => loaded.segment < segment)) {
      facts.conflicts = facts.conflicts.filter(({ id }) => !gone.has(id));
      facts.bindings = facts.bindings.filter((one) => boundBy(this.hubKey, one).installation !== header.installation);
    }
    this.#drop(new Set(header.pings.map((id) => this.#table.ordinalOf(id)).filter((ordinal) => ordinal !== -1)));
  }

  #drop(ordinals: ReadonlySet<number>): void {
    if (ordinals.size === 0) return;
    this.#table.dropEach(ordinals);
    const sorted = [...ordinals].sort((a, b) => a - b);
    this.#segments = this.#segments.map((loaded) => ({ ...loaded, firstOrdinal: loaded.firstOrdinal - sorted.filter((ordinal) => ordinal < loaded.firstOrdinal).length }));
    this.#recount();
  }

  #addConflict(id: number, body: string): void {
    this.#conflicts.set(id, (this.#conflicts.get(id) ?? new Set()).add(body));
  }

  #decide(decision: DecisionHeader): void {
    if (decision.decision === "approve") this.#known.add(uuidDigest(this.hubKey, decision.uuid));
    for (const id of decision.ids) {
      this.#details.delete(id);
      if (decision.decision !== "set_aside") this.#setAside.delete(id);
      else if (this.holds(id)) {
        this.#setAside.set(id, standings.unlandable);
        this.#details.set(id, decision.detail);
      }
    }
  }
}
