import { createHash, createHmac } from "node:crypto";

/** A request as it came over the wire. */
export interface WireRequest {
  method: string;
  /** Path and query as they stood in the request line. */
  target: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface Expected {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string | null;
  region: string;
  /** Milliseconds since 1970. */
  now: number;
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();

/** Every byte of the UTF-8 form escaped but the unreserved ones of RFC 3986. */
const encode = (text: string): string =>
  [...Buffer.from(text)].map((byte) => (/[\w.~-]/.test(String.fromCharCode(byte)) && byte < 128 ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`)).join("");

const headerOf = ({ headers }: WireRequest, name: string): string => {
  const value = headers[name];
  return (Array.isArray(value) ? value.join(",") : (value ?? "")).trim().replace(/ +/g, " ");
};

/** The canonical request of Signature Version 4, from the bytes of the request line. */
export const canonicalRequest = (request: WireRequest, signedHeaders: readonly string[]): string => {
  const [path = "", search = ""] = request.target.split("?");
  const pairs = search === "" ? [] : search.split("&").map((pair) => pair.split("=").map((part) => encode(decodeURIComponent(part))));
  return [
    request.method,
    path.split("/").map((part) => encode(decodeURIComponent(part))).join("/"),
    pairs.map(([name = "", value = ""]) => `${name}=${value}`).sort().join("&"),
    ...signedHeaders.map((name) => `${name}:${headerOf(request, name)}`),
    "",
    signedHeaders.join(";"),
    headerOf(request, "x-amz-content-sha256"),
  ].join("\n");
};

/** The signature of a canonical request. `scope` is date/region/s3/aws4_request. */
export const signatureOf = (canonical: string, { stamp, scope, secret }: { stamp: string; scope: string; secret: string }): string => {
  const key = scope.split("/").reduce<string | Buffer>((made, part) => hmac(made, part), `AWS4${secret}`);
  return hmac(key, ["AWS4-HMAC-SHA256", stamp, scope, sha256(canonical)].join("\n")).toString("hex");
};

const stampOf = (text: string): number => Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));

/** The code of S3 for what is wrong with a signature; null for one that is right. Written from the specification, not from what signs. */
export const signatureFault = (request: WireRequest, { accessKeyId, secretAccessKey, sessionToken, region, now }: Expected): string | null => {
  const given = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(headerOf(request, "authorization"));
  if (given === null) return "AccessDenied";
  const [, id = "", scope = "", names = "", signature = ""] = given;
  if (id !== accessKeyId) return "InvalidAccessKeyId";
  const stamp = headerOf(request, "x-amz-date");
  if (!(Math.abs(stampOf(stamp) - now) <= 15 * 60_000)) return "RequestTimeTooSkewed";
  if (scope !== `${stamp.slice(0, 8)}/${region}/s3/aws4_request`) return "AuthorizationHeaderMalformed";
  if (sessionToken !== null && headerOf(request, "x-amz-security-token") !== sessionToken) return "InvalidToken";
  const signed = names.split(";");
  const needed = ["host", ...Object.keys(request.headers).filter((name) => name.startsWith("x-amz-") || name === "content-md5")];
  if (needed.some((name) => !signed.includes(name)) || signed.join() !== [...signed].sort().join()) return "AccessDenied";
  return signatureOf(canonicalRequest(request, signed), { stamp, scope, secret: secretAccessKey }) === signature ? null : "SignatureDoesNotMatch";
};
