import { rm } from "node:fs/promises";
import type { S3Client } from "./client.ts";
import { contentOf } from "./client.ts";
import { checkTag, checkWholeTag } from "./entity-tag.ts";
import { fileRange } from "./file-range.ts";
import { callOff, noteUpload, recordOf, type Upload } from "./leftovers.ts";
import { planParts, type Part, type PartSizes } from "./plan-parts.ts";
import { S3Refusal } from "./refusal.ts";
import { digestHeader, type Sending } from "./sending.ts";
import { xmlEscape, xmlText } from "./xml.ts";

/** Parts that are under way at once. */
const together = 3;
/** Milliseconds that a hub which stops spends on tidying up at a store. */
export const tidyLimit = 3_000;

interface SentPart {
  number: number;
  tag: string;
  md5: Buffer;
}

const begin = async (client: S3Client, { key, sha256 }: Sending, signal: AbortSignal): Promise<Upload> => {
  const answer = await client.ask({ operation: "CreateMultipartUpload", method: "POST", key, query: { uploads: "" }, headers: { [digestHeader]: sha256 } }, signal);
  const uploadId = xmlText(answer.body.toString("utf8"), "UploadId");
  if (uploadId === null) throw new S3Refusal("CreateMultipartUpload", answer, "NoUploadId", "the answer names no upload");
  return { key, uploadId };
};

const sendPart = async (client: S3Client, { key, uploadId }: Upload, file: string, part: Part, signal: AbortSignal): Promise<SentPart> => {
  const content = await fileRange(file, part, signal);
  const answer = await client.ask(
    {
      operation: "UploadPart",
      method: "PUT",
      key,
      query: { partNumber: String(part.number), uploadId },
      headers: { "content-md5": content.md5.toString("base64") },
      content,
      check: (got) => checkTag("UploadPart", got, content.md5),
    },
    signal,
  );
  return { number: part.number, tag: answer.headers["etag"] ?? "", md5: content.md5 };
};

/** Sends all parts, a few at once; after the first failure no further ones, and none is under way any more when this ends. */
const sendParts = async (client: S3Client, upload: Upload, file: string, parts: readonly Part[], signal: AbortSignal): Promise<SentPart[]> => {
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  const waiting = parts.values();
  const sent: SentPart[] = [];
  const work = async (): Promise<void> => {
    for (const part of waiting) sent.push(await sendPart(client, upload, file, part, either));
  };
  const lanes = Array.from({ length: together }, () =>
    work().catch((cause: unknown) => {
      stop.abort(cause);
      throw cause;
    }),
  );
  await Promise.allSettled(lanes);
  signal.throwIfAborted();
  // Those that stopped because of another's failure carry its cause.
  await Promise.all(lanes);
  return sent.sort((a, b) => a.number - b.number);
};

const join = async (client: S3Client, { key, uploadId }: Upload, parts: readonly SentPart[], signal: AbortSignal): Promise<void> => {
  const items = parts.map(({ number, tag }) => `<Part><PartNumber>${number}</PartNumber><ETag>${xmlEscape(tag)}</ETag></Part>`).join("");
  const content = contentOf(Buffer.from(`<CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${items}</CompleteMultipartUpload>`));
  const answer = await client.ask({ operation: "CompleteMultipartUpload", method: "POST", key, query: { uploadId }, headers: { "content-type": "application/xml" }, content }, signal);
  checkWholeTag(answer, parts.map(({ md5 }) => md5));
};

/** Throws unless the object there has the size that it should have. Answers whether it bears the digest of what was sent. */
const checkSize = async (client: S3Client, { key, bytes, sha256 }: Sending, signal: AbortSignal): Promise<boolean> => {
  const answer = await client.ask({ operation: "HeadObject", method: "HEAD", key }, signal);
  const size = Number(answer.headers["content-length"]);
  if (size !== bytes) throw new S3Refusal("HeadObject", answer, "SizeDiffers", `${size} of ${bytes} bytes stand there`);
  return answer.headers[digestHeader] === sha256;
};

/** An answer can be lost after the store did what it was asked to: then the object is there, and says what it holds. */
const finish = async (client: S3Client, upload: Upload, sending: Sending, parts: readonly SentPart[], signal: AbortSignal): Promise<void> => {
  try {
    await join(client, upload, parts, signal);
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof S3Refusal && cause.code === "ChecksumDiffers") throw cause;
    if (!(await checkSize(client, sending, signal).catch(() => false))) throw cause;
    return;
  }
  await checkSize(client, sending, signal);
};

/** Puts a file in parts. On failure and on `signal` the upload is called off; where that fails too, what is written down beside the file says so. */
export const putParts = async (client: S3Client, sending: Sending, sizes: PartSizes, signal: AbortSignal): Promise<void> => {
  await noteUpload(sending.file, { key: sending.key, uploadId: null });
  const upload = await begin(client, sending, signal);
  try {
    await noteUpload(sending.file, upload);
    const parts = await sendParts(client, upload, sending.file, planParts(sending.bytes, sizes), signal);
    await finish(client, upload, sending, parts, signal);
  } catch (cause) {
    await callOff(client, upload, AbortSignal.timeout(tidyLimit)).then(() => rm(recordOf(sending.file), { force: true }), () => undefined);
    throw cause;
  }
  await rm(recordOf(sending.file), { force: true });
};
