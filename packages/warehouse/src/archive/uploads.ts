import type { AnswerKey } from "@pinghouse/shared/answer-file/answer-key";
import type { AnswerBody } from "@pinghouse/shared/answer-file/answer-file";

/** Whose payload somebody wants to hand in. */
export interface UploadIdentity {
  /** Opaque id. */
  installation: string;
  uuid: string;
  hostname: string;
  /** The journal knows who sends for it. */
  bound: boolean;
}

/** What became of an uploaded payload. */
export interface TakenUpload extends UploadIdentity {
  outcome: "stored" | "duplicate" | "conflict" | "quarantined";
  id: number;
  /** Milliseconds. */
  recorded_at: number;
  version: string | null;
  /** As `POST /usage_data` would answer. */
  usage_data: AnswerBody["usage_data"];
  /** SHA-256 (hex), white space outside strings left out. */
  payload_sha256: string;
  /** Values withheld before anything was written. */
  withheld: number;
}

/** Takes payloads that a person hands in; ingest implements it, the hub hands it over. */
export interface Uploads {
  /**
   * By the receiver's own limits. `may` is asked whose it is before anything is kept, and throws where it may not be taken;
   * `unknownNeedsApproval`: in mode `approve`, a new uuid's are set aside. Throws Problem for a body that the receiver would refuse.
   */
  take(upload: { body: Uint8Array; gzip: boolean; unknownNeedsApproval: boolean }, may: (of: UploadIdentity) => Promise<void>): Promise<TakenUpload>;
}

/** The hub's key for answer files. */
export interface AnswerDesk {
  key(): AnswerKey;
  sign(figures: Omit<AnswerBody, "format" | "key_id" | "public_key" | "rotations">): string;
  /** A fresh key, signed by the one before; durable before it resolves. */
  rotate(): Promise<AnswerKey>;
}
