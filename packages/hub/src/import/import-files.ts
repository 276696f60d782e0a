import type { Readable } from "node:stream";
import { splitJson } from "@pinghouse/ingest/receive/split-json";
import { joinFrames } from "./frames.ts";
import { inputOf, unpacked } from "./open-input.ts";
import { handOver, type ImportOutcome } from "./outcomes.ts";

/** What became of the pings of an import. */
export interface ImportCounts {
  accepted: number;
  duplicate: number;
  conflicting: number;
  quarantined: number;
  refused: number;
}

export interface ImportParts {
  /** Files, or `-` for `input`; resolved already. */
  files: readonly string[];
  input: Readable;
  /** Takes a hand-over and answers what became of each body. */
  send: (frames: Uint8Array) => Promise<ImportOutcome[]>;
  /** Told of what could not be taken in: the file, the byte of its unpacked content where known, and why. */
  complain: (file: string, position: number | null, why: string) => void;
  /** Told how many bytes were read, as they lie in the files. */
  read: (bytes: number) => void;
}

interface Piece {
  body: Buffer;
  position: number;
}

const fields = { stored: "accepted", duplicate: "duplicate", conflict: "conflicting", quarantined: "quarantined" } as const;

const settle = (file: string, { position }: Piece, outcome: ImportOutcome | undefined, counts: ImportCounts, { complain }: ImportParts): void => {
  if (outcome === undefined) throw new Error("the hub did not say what became of a ping");
  if (outcome.outcome === "refused") {
    counts.refused += 1;
    complain(file, position + (outcome.position ?? 0), `${outcome.code}: ${outcome.detail}`);
  } else counts[fields[outcome.outcome]] += 1;
};

const flush = async (file: string, pieces: Piece[], counts: ImportCounts, parts: ImportParts): Promise<void> => {
  if (pieces.length === 0) return;
  const outcomes = await parts.send(joinFrames(pieces.map(({ body }) => body)));
  pieces.forEach((piece, at) => settle(file, piece, outcomes[at], counts, parts));
};

const importFile = async (file: string, counts: ImportCounts, parts: ImportParts): Promise<void> => {
  let pieces: Piece[] = [];
  let bytes = 0;
  let under: Promise<void> = Promise.resolve();
  // One hand-over is under way while the next is gathered.
  const pass = async (): Promise<void> => {
    await under;
    under = flush(file, pieces, counts, parts);
    under.catch(() => undefined);
    pieces = [];
    bytes = 0;
  };
  for await (const part of splitJson(unpacked(inputOf(file, parts.input), parts.read))) {
    if (part.kind === "bad") {
      counts.refused += 1;
      parts.complain(file, part.position, part.code);
      continue;
    }
    pieces.push(part);
    bytes += part.body.length;
    if (pieces.length >= handOver.bodies || bytes >= handOver.bytes) await pass();
  }
  await pass();
  await under;
};

/** Hands the pings of all files over. A file that cannot be read is complained about and stops no other; a hub that fails does. */
export const importFiles = async (parts: ImportParts, counts: ImportCounts): Promise<{ unreadable: number }> => {
  let unreadable = 0;
  for (const file of parts.files) {
    let failure: unknown;
    const send: ImportParts["send"] = async (frames) => {
      try {
        return await parts.send(frames);
      } catch (error) {
        failure = error;
        throw error;
      }
    };
    try {
      await importFile(file, counts, { ...parts, send });
    } catch (error) {
      if (failure !== undefined) throw failure;
      unreadable += 1;
      parts.complain(file, null, error instanceof Error ? error.message : String(error));
    }
  }
  return { unreadable };
};
