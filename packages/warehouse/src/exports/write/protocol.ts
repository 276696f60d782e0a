import type { MessagePort } from "node:worker_threads";
import type { About } from "./encoder.ts";
import type { FileFormat } from "@pinghouse/shared/exports/file-format";

/** What a writing thread is started with. */
export interface WriteJob {
  /** The near end of an extract. */
  source: MessagePort;
  /** Absolute; does not exist yet. Null sends the bytes back instead. */
  file: string | null;
  format: FileFormat;
  about: About;
}

/** What a file came to. */
export interface FileFacts {
  bytes: number;
  /** Of the file as it lies there, hexadecimal. */
  sha256: string;
}

export type WriteReply =
  | { kind: "begun"; as_of: string | null }
  | { kind: "progress"; progress: { rows: number; estimate: number | null; bytes: number } }
  | { kind: "piece"; piece: Uint8Array }
  | ({ kind: "written"; rows: number } & FileFacts)
  | { kind: "failed"; message: string; code: string | null };
