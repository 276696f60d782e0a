import { xmlRoot, xmlText } from "./xml.ts";

/** What is asked of a store, by the names of its API. */
export type Operation =
  | "ListObjectsV2"
  | "ListMultipartUploads"
  | "PutObject"
  | "GetObject"
  | "HeadObject"
  | "DeleteObject"
  | "CreateMultipartUpload"
  | "UploadPart"
  | "CompleteMultipartUpload"
  | "AbortMultipartUpload";

/** What a store answered with. */
export interface Answer {
  status: number;
  /** Names in small letters; of repeated ones the first. */
  headers: Readonly<Record<string, string>>;
  body: Buffer;
}

/** A store that answered, and not as it was asked to. */
export class S3Refusal extends Error {
  override readonly name = "S3Refusal";
  readonly operation: Operation;
  readonly status: number;
  /** Of S3's list of error codes; for answers without one, made of the status. */
  readonly code: string;
  readonly answer: Answer;

  constructor(operation: Operation, answer: Answer, code: string, message: string) {
    super(message);
    this.operation = operation;
    this.status = answer.status;
    this.code = code;
    this.answer = answer;
  }
}

/** The refusal in an answer; null for one that is as it should be. An answer of 200 can hold an error too, since some are begun before the work is done. */
export const refusalIn = (operation: Operation, answer: Answer): S3Refusal | null => {
  const fine = answer.status >= 200 && answer.status < 300;
  if (fine && (operation === "GetObject" || answer.body.length === 0)) return null;
  const xml = answer.body.toString("utf8");
  if (fine && xmlRoot(xml) !== "Error") return null;
  const code = xmlText(xml, "Code") ?? `Status${answer.status}`;
  return new S3Refusal(operation, answer, code, xmlText(xml, "Message") ?? "");
};
