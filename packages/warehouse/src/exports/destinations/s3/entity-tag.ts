import { createHash } from "node:crypto";
import { S3Refusal, type Answer, type Operation } from "./refusal.ts";
import { xmlText } from "./xml.ts";

const bare = (tag: string): string => tag.replace(/^"|"$/g, "").toLowerCase();

/** Where the store encrypts with keys of its own or of others, its tags are no digests of what was sent. */
const isDigest = ({ headers }: Answer): boolean =>
  (headers["x-amz-server-side-encryption"] ?? "AES256") === "AES256" && headers["x-amz-server-side-encryption-customer-algorithm"] === undefined;

const differs = (operation: Operation, answer: Answer): S3Refusal =>
  new S3Refusal(operation, answer, "ChecksumDiffers", "the store's checksum is not that of what was sent");

/** Throws where the tag of what was stored has the form of an MD5 and is another than that of what was sent. */
export const checkTag = (operation: Operation, answer: Answer, md5: Buffer): void => {
  const tag = answer.headers["etag"] ?? "";
  if (isDigest(answer) && /^[0-9a-f]{32}$/.test(bare(tag)) && bare(tag) !== md5.toString("hex")) throw differs(operation, answer);
};

/** As `checkTag` for an object of parts: the MD5 of the parts' MD5s and their number, where the store makes its tags so. */
export const checkWholeTag = (answer: Answer, md5s: readonly Buffer[]): void => {
  const tag = bare(xmlText(answer.body.toString("utf8"), "ETag") ?? "");
  const whole = createHash("md5").update(Buffer.concat(md5s)).digest("hex");
  if (isDigest(answer) && new RegExp(`^[0-9a-f]{32}-${md5s.length}$`).test(tag) && tag !== `${whole}-${md5s.length}`) throw differs("CompleteMultipartUpload", answer);
};
