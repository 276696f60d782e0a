import { createHash, randomUUID } from "node:crypto";
import { joinParts, tagOf, type Bucket } from "./buckets.ts";

/** A request that was let in. */
export interface Call {
  operation: string;
  key: string;
  query: URLSearchParams;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: Buffer;
}

export interface Reply {
  status: number;
  headers?: Record<string, string>;
  body?: Buffer | string;
}

export const statusOf: Readonly<Record<string, number>> = { NoSuchKey: 404, NoSuchBucket: 404, NoSuchUpload: 404, SlowDown: 503, InternalError: 500, TooManyRequests: 429, AccessDenied: 403, SignatureDoesNotMatch: 403, InvalidAccessKeyId: 403, RequestTimeTooSkewed: 403 };

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

export const errorReply = (code: string, more = ""): Reply => ({
  status: statusOf[code] ?? 400,
  headers: { "content-type": "application/xml" },
  body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>As told &amp; as is.</Message>${more}<RequestId>1</RequestId></Error>`,
});

const metaOf = ({ headers }: Call): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (name.startsWith("x-amz-meta-") && typeof value === "string" ? [[name, value]] : [])));

const result = (name: string, inside: string): Reply => ({ status: 200, headers: { "content-type": "application/xml" }, body: `<?xml version="1.0" encoding="UTF-8"?>\n<${name}>${inside}</${name}>` });

const complete = (bucket: Bucket, { query, body }: Call, leastPart: number): Reply => {
  const listed = body.toString().split("<Part>").slice(1).map((part) => ({
    number: Number(/<PartNumber>(\d+)</.exec(part)?.[1]),
    tag: (/<ETag>([^<]*)</.exec(part)?.[1] ?? "").replaceAll("&quot;", '"'),
  }));
  const joined = joinParts(bucket, query.get("uploadId") ?? "", listed, leastPart);
  return typeof joined === "string" ? errorReply(joined) : result("CompleteMultipartUploadResult", `<ETag>${escaped(joined.tag)}</ETag>`);
};

const putPart = (bucket: Bucket, { query, body }: Call): Reply => {
  const upload = bucket.uploads.get(query.get("uploadId") ?? "");
  if (upload === undefined) return errorReply("NoSuchUpload");
  upload.parts.set(Number(query.get("partNumber")), { bytes: body, tag: tagOf(body) });
  return { status: 200, headers: { etag: tagOf(body) } };
};

const begin = (bucket: Bucket, call: Call): Reply => {
  // Stores make ids of any characters.
  const uploadId = `${randomUUID()}+/= &.<`;
  bucket.uploads.set(uploadId, { key: call.key, meta: metaOf(call), parts: new Map() });
  return result("InitiateMultipartUploadResult", `<UploadId>${escaped(uploadId)}</UploadId>`);
};

const listUploads = (bucket: Bucket, prefix: string): Reply => {
  const items = [...bucket.uploads].filter(([, { key }]) => key.startsWith(prefix));
  return result("ListMultipartUploadsResult", items.map(([id, { key }]) => `<Upload><Key>${escaped(key)}</Key><UploadId>${escaped(id)}</UploadId></Upload>`).join(""));
};

/** What is wrong with the bytes of a request by its own account of them. */
export const bodyFault = ({ headers, body }: Pick<Call, "headers" | "body">): string | null => {
  const digest = (kind: string, form: "hex" | "base64") => createHash(kind).update(body).digest(form);
  if (headers["x-amz-content-sha256"] !== digest("sha256", "hex")) return "XAmzContentSHA256Mismatch";
  const given = headers["content-md5"];
  return given === undefined || given === digest("md5", "base64") ? null : "BadDigest";
};

/** Does what a request asks for. */
export const perform = (bucket: Bucket, call: Call, leastPart: number): Reply => {
  const { operation, key, query, body } = call;
  const object = bucket.objects.get(key);
  switch (operation) {
    case "ListObjectsV2": return result("ListBucketResult", `<KeyCount>${bucket.objects.size}</KeyCount>`);
    case "ListMultipartUploads": return listUploads(bucket, query.get("prefix") ?? "");
    case "CreateMultipartUpload": return begin(bucket, call);
    case "UploadPart": return putPart(bucket, call);
    case "CompleteMultipartUpload": return complete(bucket, call, leastPart);
    case "AbortMultipartUpload": return bucket.uploads.delete(query.get("uploadId") ?? "") ? { status: 204 } : errorReply("NoSuchUpload");
    case "PutObject":
      bucket.objects.set(key, { bytes: body, tag: tagOf(body), meta: metaOf(call) });
      return { status: 200, headers: { etag: tagOf(body) } };
    case "DeleteObject":
      bucket.objects.delete(key);
      return { status: 204 };
    case "GetObject": return object === undefined ? errorReply("NoSuchKey") : { status: 200, headers: { etag: object.tag, ...object.meta }, body: object.bytes };
    case "HeadObject": return object === undefined ? { status: 404 } : { status: 200, headers: { etag: object.tag, ...object.meta, "content-length": String(object.bytes.length) } };
    default: return errorReply("MethodNotAllowed");
  }
};

/** The name of what a request asks for, by the names of S3's API. */
export const operationOf = (method: string, key: string, query: URLSearchParams): string => {
  if (method === "POST") return query.has("uploads") ? "CreateMultipartUpload" : "CompleteMultipartUpload";
  if (method === "PUT") return query.has("partNumber") ? "UploadPart" : "PutObject";
  if (method === "DELETE") return query.has("uploadId") ? "AbortMultipartUpload" : "DeleteObject";
  if (method === "HEAD") return "HeadObject";
  if (key !== "") return "GetObject";
  return query.has("uploads") ? "ListMultipartUploads" : "ListObjectsV2";
};
