import type { S3Place } from "@pinghouse/shared/exports/order";
import { addressOf, endpointOf } from "./address.ts";
import { S3Refusal, type Operation } from "./refusal.ts";
import { faultCode, isPassing } from "./retry.ts";
import { secretNames } from "./secrets.ts";
import { xmlText } from "./xml.ts";

/** What a key must be allowed for each request. */
const permission: Readonly<Record<Operation, string>> = {
  ListObjectsV2: "s3:ListBucket",
  ListMultipartUploads: "s3:ListBucketMultipartUploads",
  PutObject: "s3:PutObject",
  CreateMultipartUpload: "s3:PutObject",
  UploadPart: "s3:PutObject",
  CompleteMultipartUpload: "s3:PutObject",
  AbortMultipartUpload: "s3:AbortMultipartUpload",
  GetObject: "s3:GetObject",
  HeadObject: "s3:GetObject",
  DeleteObject: "s3:DeleteObject",
};

const clockWords = ({ answer }: S3Refusal, now: number): string => {
  const store = Date.parse(xmlText(answer.body.toString("utf8"), "ServerTime") ?? answer.headers["date"] ?? "");
  const minutes = Math.round((now - store) / 60_000);
  const apart = Number.isNaN(minutes) ? "differ by more than a quarter of an hour" : `are ${Math.abs(minutes)} minutes apart; this machine is ${minutes > 0 ? "ahead" : "behind"}`;
  return `The clocks of this machine and of the store ${apart}. Set this machine's clock.`;
};

const regionWords = ({ answer }: S3Refusal, { bucket, region }: S3Place): string => {
  const right = answer.headers["x-amz-bucket-region"] ?? xmlText(answer.body.toString("utf8"), "Region");
  return `The bucket "${bucket}" is not in the region "${region}"${right === null || right === region ? "; check region and endpoint" : ` but in "${right}"`}.`;
};

const refusalWords = (refusal: S3Refusal, place: S3Place, now: number): string => {
  const { accessKeyId, secretAccessKey, sessionToken } = secretNames(place.credentials);
  switch (refusal.code) {
    case "InvalidAccessKeyId": return `The store knows no key like the one in ${accessKeyId}.`;
    case "SignatureDoesNotMatch": return `The store refuses the signature: ${secretAccessKey} is not the secret of the key in ${accessKeyId}.`;
    case "ExpiredToken": return `The temporary credentials in ${sessionToken} have expired.`;
    case "InvalidToken": return `The store refuses the token in ${sessionToken}.`;
    case "RequestTimeTooSkewed": return clockWords(refusal, now);
    case "NoSuchBucket": return `There is no bucket "${place.bucket}" at ${endpointOf(place).host}.`;
    case "PermanentRedirect":
    case "TemporaryRedirect":
    case "AuthorizationHeaderMalformed":
    case "IllegalLocationConstraintException": return regionWords(refusal, place);
    case "ChecksumDiffers": return "What the store says it keeps is not what was sent: its checksum is another.";
    case "SizeDiffers": return `The object is not whole: ${refusal.message}.`;
    default: return otherWords(refusal, place);
  }
};

const otherWords = (refusal: S3Refusal, { bucket, credentials }: S3Place): string => {
  const { status, operation, code, message } = refusal;
  const said = `${status} ${code.startsWith("Status") ? "" : `${code} `}${message}`.trim();
  if (status === 403) return `The key in ${secretNames(credentials).accessKeyId} may not do this: it needs ${permission[operation]} on the bucket "${bucket}" (${said}).`;
  if (status === 301 || status === 307) return `The store sends elsewhere: check the region and the endpoint of the bucket "${bucket}" (${said}).`;
  if (isPassing(refusal)) return `The store is busy or out of order and stayed so however often it was asked (${said}).`;
  return `The store refused (${operation}: ${said}).`;
};

const faultWords = (error: unknown, place: S3Place): string | null => {
  const { hostname, host } = new URL(addressOf(place, ""));
  const code = faultCode(error);
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return `The name ${hostname} is not known: check the endpoint, the region and this machine's name service.`;
  if (code === "ECONNREFUSED") return `Nothing listens at ${host}, or at the proxy before it.`;
  if (code === "ECONNRESET" || code === "EPIPE" || code === "UND_ERR_SOCKET") return `The connection to ${host} broke again and again.`;
  if (code === "ENETUNREACH" || code === "EHOSTUNREACH") return `No way leads to ${host}.`;
  if (code === "ETIMEDOUT" || (error instanceof Error && error.name === "TimeoutError") || /^UND_ERR_\w+_TIMEOUT$/.test(code)) return `${host} did not answer in time.`;
  if (code === "CERT_HAS_EXPIRED") return `The certificate of ${hostname} has expired.`;
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID") return `The certificate of the store is not one for ${hostname}. For a store of your own, try buckets in the path.`;
  if (/SELF_SIGNED|UNABLE_TO_|CERT_/.test(code)) return `The certificate of ${hostname} is signed by nobody whom this machine trusts (${code}); NODE_EXTRA_CA_CERTS can name who is.`;
  if (/^ERR_SSL|^EPROTO/.test(code)) return `No TLS connection comes about with ${host} (${code}); where it speaks plain http, write http:// before the endpoint.`;
  if (code === "UND_ERR_ABORTED" && error instanceof Error) return `The proxy does not let through to ${host} (${error.message}).`;
  return null;
};

/** What went wrong at a store and what to do about it. Holds no secret: of the credentials it names the variables alone. */
export const wordsFor = (error: unknown, place: S3Place, now: number): string => {
  if (error instanceof S3Refusal) return refusalWords(error, place, now);
  return faultWords(error, place) ?? (error instanceof Error ? error.message : String(error));
};
