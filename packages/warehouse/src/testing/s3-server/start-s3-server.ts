import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { S3Place } from "@pinghouse/shared/exports/order";
import type { S3Secrets } from "../../exports/destinations/s3/secrets.ts";
import type { Bucket, StoredObject } from "./buckets.ts";
import { bodyFault, errorReply, operationOf, perform, type Call, type Reply } from "./operations.ts";
import { signatureFault } from "./verify-signature.ts";

/** What was asked; the part's number for UploadPart. */
export interface Seen {
  operation: string;
  key: string;
  part: number | null;
}

/**
 * What goes wrong, `times` times, at requests that `on` picks. A text is an error code; `reset` breaks the connection in the middle of the body,
 * `lost` does what is asked and breaks it instead of answering, `tag` answers with another ETag, `late-error` with an error in a 200,
 * `damage` finds other bytes than were sent, `hang` does nothing and never answers, `unheard` does what is asked and never answers.
 */
export interface Fault {
  on: (seen: Seen) => boolean;
  times: number;
  what: { code: string } | "reset" | "lost" | "tag" | "late-error" | "damage" | "hang" | "unheard";
}

export interface S3Server extends AsyncDisposable {
  place: S3Place;
  secrets: S3Secrets;
  objects: ReadonlyMap<string, StoredObject>;
  uploads: Bucket["uploads"];
  /** What is to go wrong; added to at any time. */
  faults: Fault[];
  seen: Seen[];
  /** The most parts that were under way at once. */
  mostParts: () => number;
}

export interface S3ServerOptions {
  /** Fewer bytes than that only the last part may have; S3 says 5 MiB. */
  leastPart?: number;
  place?: Partial<S3Place>;
  secrets?: Partial<S3Secrets>;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** What a server is while it runs. */
interface Room {
  bucket: Bucket;
  faults: Fault[];
  seen: Seen[];
  secrets: S3Secrets;
  region: string;
  leastPart: number;
  now: () => number;
  parts: { under: number; most: number };
}

const bucketName = "fleet";

const send = (response: ServerResponse, { status, headers = {}, body = "" }: Reply): void => {
  response.writeHead(status, { ...(status === 204 || "content-length" in headers ? {} : { "content-length": Buffer.byteLength(body) }), ...headers });
  response.end(body);
};

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
};

/** The bucket and key of a request, as path or as host. */
const placeOf = (host: string, path: string): { bucket: string; key: string } => {
  const decoded = decodeURIComponent(path.slice(1));
  if (host.startsWith(`${bucketName}.`)) return { bucket: bucketName, key: decoded };
  const at = decoded.indexOf("/");
  return at === -1 ? { bucket: decoded, key: "" } : { bucket: decoded.slice(0, at), key: decoded.slice(at + 1) };
};

/** What is wrong with a request by its signature and digests. */
const refusalOf = ({ secrets, region, now }: Room, request: IncomingMessage, body: Buffer): Reply | null => {
  const wire = { method: request.method ?? "", target: request.url ?? "", headers: request.headers };
  const wrong = signatureFault(wire, { ...secrets, region, now: now() }) ?? bodyFault({ headers: request.headers, body });
  if (wrong === null) return null;
  return errorReply(wrong, wrong === "RequestTimeTooSkewed" ? `<ServerTime>${new Date(now()).toISOString()}</ServerTime>` : "");
};

/** The answer to a request, as the fault wants it; null where there is to be none. */
const replyTo = async (room: Room, request: IncomingMessage, call: Omit<Call, "body">, fault: Fault["what"] | undefined): Promise<Reply | null> => {
  if (fault === "reset") {
    request.once("data", () => request.socket.destroy());
    return null;
  }
  const body = await bodyOf(request);
  if (fault === "hang") return null;
  if (fault === "damage" && body.length > 0) body[0] = (body[0] ?? 0) ^ 1;
  const refusal = refusalOf(room, request, body);
  if (refusal !== null) return refusal;
  if (typeof fault === "object") return errorReply(fault.code);
  if (fault === "late-error") return { ...errorReply("InternalError"), status: 200 };
  const reply = perform(room.bucket, { ...call, body }, room.leastPart);
  if (fault === "unheard") return null;
  if (fault === "lost") request.socket.destroy();
  return fault === "tag" ? { ...reply, headers: { ...reply.headers, etag: `"${"0".repeat(32)}"` } } : reply;
};

const countPart = ({ parts }: Room, response: ServerResponse): void => {
  parts.under += 1;
  parts.most = Math.max(parts.most, parts.under);
  response.once("close", () => (parts.under -= 1));
};

const handle = async (room: Room, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const { method = "", url = "", headers } = request;
  const [path = "", search = ""] = url.split("?");
  const { bucket, key } = placeOf(headers.host ?? "", path);
  const query = new URLSearchParams(search);
  const operation = operationOf(method, key, query);
  const seen: Seen = { operation, key, part: query.has("partNumber") ? Number(query.get("partNumber")) : null };
  room.seen.push(seen);
  if (bucket !== bucketName) return send(response, errorReply("NoSuchBucket"));
  if (operation === "UploadPart") countPart(room, response);
  const fault = room.faults.find(({ on, times }) => times > 0 && on(seen));
  if (fault !== undefined) fault.times -= 1;
  const reply = await replyTo(room, request, { operation, key, query, headers }, fault?.what);
  if (reply !== null) send(response, method === "HEAD" ? { ...reply, body: "" } : reply);
};

const listen = async (listener: RequestListener) => {
  const server = createServer(listener);
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { endpoint: `http://127.0.0.1:${typeof bound === "object" && bound !== null ? bound.port : ""}`, close };
};

/** A store with the bucket "fleet" that speaks as much of S3 as exports need, checks signatures and digests by itself, and fails as it is told. */
export const startS3Server = async ({ leastPart = 5 * 1_048_576, place = {}, secrets = {}, now = Date.now }: S3ServerOptions = {}): Promise<S3Server> => {
  const room: Room = {
    bucket: { objects: new Map(), uploads: new Map() },
    faults: [],
    seen: [],
    secrets: { accessKeyId: "AKPINGHOUSE", secretAccessKey: "s3cr+t/of a test", sessionToken: null, ...secrets },
    region: place.region ?? "eu-test-1",
    leastPart,
    now,
    parts: { under: 0, most: 0 },
  };
  const { endpoint, close } = await listen((request, response) => {
    handle(room, request, response).catch(() => request.socket.destroy());
  });
  return {
    place: { endpoint, region: room.region, bucket: bucketName, prefix: "", path_style: true, credentials: "TEST", ...place },
    secrets: room.secrets,
    objects: room.bucket.objects,
    uploads: room.bucket.uploads,
    faults: room.faults,
    seen: room.seen,
    mostParts: () => room.parts.most,
    [Symbol.asyncDispose]: close,
  };
};
