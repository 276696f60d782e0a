import { encodeFrame, frameBytes } from "./frame.ts";
import type { Frame, Marker } from "./frame.ts";
import type { Held } from "./journal-index.ts";
import type { BindingHeader, Draft, ScoreHeader } from "./record.ts";

export interface Staged {
  draft: Draft;
  /** Where its frame will stand in the segment. */
  offset: number;
}

const digestText = (digest: Buffer) => digest.toString("latin1", 0, 16);

/** A uuid holds no NUL, so the two cannot run into each other. */
const nameOf = (uuid: string, hostname: string) => `${uuid}\0${hostname}`;

/** Records decided on and not yet durable, and what may be asked of them meanwhile. */
export class Batch {
  readonly staged: Staged[] = [];
  readonly parts: Uint8Array[] = [];
  bytes = 0;
  #pings = new Map<string, { id: number; body: string }>();
  #known = new Set<string>();
  #conflicts = new Set<string>();
  #installations = new Set<string>();
  #bindings = new Map<string, BindingHeader>();
  #scores = new Map<number, { score: ScoreHeader; secret: string | null }>();

  /** Stages a record and its frame to stand behind what is staged already; `end` is the segment's end. */
  add(draft: Draft, frame: Frame, marker: Marker, end: number): void {
    this.staged.push({ draft, offset: end + this.bytes });
    this.parts.push(...encodeFrame(marker, frame));
    this.bytes += frameBytes(frame);
    if (draft.type === "ping" && draft.header.quarantine === null) this.#known.add(draft.header.uuid);
    if (draft.type === "ping") this.#installations.add(nameOf(draft.header.uuid, draft.header.hostname));
    if (draft.type === "binding" && "uuid" in draft.header) this.#bindings.set(nameOf(draft.header.uuid, draft.header.hostname), draft.header);
    if (draft.type === "conflict") this.#conflicts.add(`${draft.header.id} ${draft.header.sha256}`);
  }

  /** Keeps the score of a staged ping, with the secret that came with it, for who sends it again before it is durable. */
  rememberScore(score: ScoreHeader, secret: string | null): void {
    this.#scores.set(score.id, { score, secret });
  }

  scoreOf(id: number): { score: ScoreHeader; secret: string | null } | undefined {
    return this.#scores.get(id);
  }

  /** Makes a staged ping findable. */
  remember(key: Buffer, body: Buffer, id: number): void {
    this.#pings.set(digestText(key), { id, body: digestText(body) });
  }

  find(key: Buffer, body: Buffer): Held | undefined {
    const staged = this.#pings.get(digestText(key));
    return staged && { id: staged.id, sameBody: staged.body === digestText(body) };
  }

  keepsConflict(id: number, sha256: string): boolean {
    return this.#conflicts.has(`${id} ${sha256}`);
  }

  hasHistory(uuid: string, hostname: string): boolean {
    return this.#installations.has(nameOf(uuid, hostname));
  }

  binding(uuid: string, hostname: string): BindingHeader | undefined {
    return this.#bindings.get(nameOf(uuid, hostname));
  }

  knows(uuid: string): boolean {
    return this.#known.has(uuid);
  }
}
