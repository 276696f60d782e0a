import type { S3Client } from "./client.ts";
import { checkTag } from "./entity-tag.ts";
import { fileRange } from "./file-range.ts";
import type { PartSizes } from "./plan-parts.ts";
import { putParts } from "./put-parts.ts";
import { digestHeader, type Sending } from "./sending.ts";

const putWhole = async (client: S3Client, { key, file, bytes, sha256 }: Sending, signal: AbortSignal): Promise<void> => {
  const content = await fileRange(file, { from: 0, to: bytes }, signal);
  if (content.sha256 !== sha256) throw new Error(`${file} is no longer what was written.`);
  const headers = { "content-md5": content.md5.toString("base64"), [digestHeader]: sha256 };
  await client.ask({ operation: "PutObject", method: "PUT", key, headers, content, check: (answer) => checkTag("PutObject", answer, content.md5) }, signal);
};

/** Puts a file under its key, where it stands whole or not at all: small ones in one piece, others in parts. */
export const putFile = (client: S3Client, sending: Sending, sizes: PartSizes, signal: AbortSignal): Promise<void> =>
  sending.bytes <= sizes.whole ? putWhole(client, sending, signal) : putParts(client, sending, sizes, signal);
