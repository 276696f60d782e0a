import type { JournalPosition } from "@pinghouse/warehouse/store/landing-batch";
import { codecOf, codecs } from "./codec.ts";
import { smallestFrame } from "./frame.ts";
import type { Frame } from "./frame.ts";
import { bindingHeader, conflictHeader, countsHeader, decisionHeader, erasureHeader, leadersHeader, pingHeader, postHeader, recordTypes, scoreHeader } from "./record.ts";
import type { Draft, JournalRecord } from "./record.ts";

const version = 1;
const nothing = new Uint8Array(0);

export const draftFrame = (draft: Draft): Frame => ({
  type: recordTypes[draft.type],
  version,
  codec: "codec" in draft ? draft.codec : codecs.stored,
  header: Buffer.from(JSON.stringify(draft.header)),
  content: "content" in draft ? draft.content : nothing,
});

/** What takes the place of an erased record: a frame as long as that, with nothing in it. */
export const voidFrame = (bytes: number): Frame => ({ type: recordTypes.void, version, codec: codecs.stored, header: nothing, content: new Uint8Array(bytes - smallestFrame) });

export const isVoid = (frame: Frame): boolean => frame.type === recordTypes.void;

const headerOf = (frame: Frame): unknown => {
  try {
    return JSON.parse(Buffer.from(frame.header.buffer, frame.header.byteOffset, frame.header.byteLength).toString("utf8"));
  } catch {
    return undefined;
  }
};

/** The record in a frame; undefined for a void one, and for a type, version or codec this version does not know, which is skipped and counted. */
export const parseRecord = (frame: Frame, at: JournalPosition): JournalRecord | undefined => {
  const codec = codecOf(frame.codec);
  if (frame.version !== version || codec === undefined) return undefined;
  const value = headerOf(frame);
  const { content } = frame;
  if (frame.type === recordTypes.ping) {
    const header = pingHeader.safeParse(value).data;
    return header && { type: "ping", at, header, codec, content };
  }
  if (frame.type === recordTypes.conflict) {
    const header = conflictHeader.safeParse(value).data;
    return header && { type: "conflict", at, header, codec, content };
  }
  if (frame.type === recordTypes.post) {
    const header = postHeader.safeParse(value).data;
    return header && { type: "post", at, header, codec, content };
  }
  if (frame.type === recordTypes.counts) {
    const header = countsHeader.safeParse(value).data;
    return header && { type: "counts", at, header };
  }
  if (frame.type === recordTypes.decision) {
    const header = decisionHeader.safeParse(value).data;
    return header && { type: "decision", at, header };
  }
  if (frame.type === recordTypes.binding) {
    const header = bindingHeader.safeParse(value).data;
    return header && { type: "binding", at, header };
  }
  if (frame.type === recordTypes.erasure) {
    const header = erasureHeader.safeParse(value).data;
    return header && { type: "erasure", at, header };
  }
  if (frame.type === recordTypes.score) {
    const header = scoreHeader.safeParse(value).data;
    return header && { type: "score", at, header };
  }
  if (frame.type === recordTypes.leaders) {
    const header = leadersHeader.safeParse(value).data;
    return header && { type: "leaders", at, header };
  }
  return undefined;
};
