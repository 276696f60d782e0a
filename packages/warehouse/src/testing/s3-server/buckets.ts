import { createHash } from "node:crypto";

export interface StoredObject {
  bytes: Buffer;
  tag: string;
  /** Headers x-amz-meta-*. */
  meta: Readonly<Record<string, string>>;
}

interface OpenUpload {
  key: string;
  meta: Readonly<Record<string, string>>;
  parts: Map<number, { bytes: Buffer; tag: string }>;
}

/** One bucket, held in memory. */
export interface Bucket {
  objects: Map<string, StoredObject>;
  uploads: Map<string, OpenUpload>;
}

const md5 = (bytes: Buffer): Buffer => createHash("md5").update(bytes).digest();

/** A tag as S3 makes it: the MD5. */
export const tagOf = (bytes: Buffer): string => `"${md5(bytes).toString("hex")}"`;

/** Makes an object of the parts of an upload, as the request lists them; or the code of what is wrong. */
export const joinParts = (bucket: Bucket, uploadId: string, listed: readonly { number: number; tag: string }[], leastPart: number): StoredObject | string => {
  const upload = bucket.uploads.get(uploadId);
  if (upload === undefined) return "NoSuchUpload";
  if (listed.length === 0 || listed.length > 10_000) return "MalformedXML";
  if (listed.some(({ number }, index) => index > 0 && number <= (listed[index - 1]?.number ?? 0))) return "InvalidPartOrder";
  const parts = listed.map(({ number, tag }) => ({ tag, part: upload.parts.get(number) }));
  const bytes: Buffer[] = [];
  for (const [index, { tag, part }] of parts.entries()) {
    if (part === undefined || part.tag !== tag) return "InvalidPart";
    if (index < parts.length - 1 && part.bytes.length < leastPart) return "EntityTooSmall";
    bytes.push(part.bytes);
  }
  const object = { bytes: Buffer.concat(bytes), tag: `"${createHash("md5").update(Buffer.concat(bytes.map(md5))).digest("hex")}-${bytes.length}"`, meta: upload.meta };
  bucket.objects.set(upload.key, object);
  bucket.uploads.delete(uploadId);
  return object;
};
