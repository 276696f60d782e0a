import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { AwsV4Signer } from "aws4fetch";
import { EnvHttpProxyAgent, request, type Dispatcher } from "undici";
import type { S3Place } from "@pinghouse/shared/exports/order";
import { addressOf } from "./address.ts";
import { refusalIn, type Answer, type Operation } from "./refusal.ts";
import { withRetries, type Patience, type Waiting } from "./retry.ts";
import type { S3Secrets } from "./secrets.ts";

/** Proxies as the environment names them; empty for none. */
export interface Proxies {
  http: string;
  https: string;
  /** Hosts that are reached without one. */
  none: string;
}

/** What is sent, as often as it has to be. */
export interface Content {
  open: () => Readable | Buffer;
  bytes: number;
  /** Hexadecimal. It is part of the signature, so that a store refuses anything else. */
  sha256: string;
}

export interface Asked {
  operation: Operation;
  method: "GET" | "PUT" | "POST" | "HEAD" | "DELETE";
  /** Empty for the bucket. */
  key: string;
  query?: Readonly<Record<string, string>>;
  headers?: Readonly<Record<string, string>>;
  content?: Content;
  /** Looks at an answer before it counts as one; what it throws can be tried again. */
  check?: (answer: Answer) => void;
}

export interface ClientOptions extends Waiting {
  place: S3Place;
  secrets: S3Secrets;
  proxies: Proxies;
  patience: Patience;
  /** Milliseconds since 1970, for signatures. */
  now: () => number;
}

/** Milliseconds: to connect, and without a byte in either direction. */
const limits = { connect: 10_000, silence: 60_000 } as const;
const nothing: Content = { open: () => Buffer.alloc(0), bytes: 0, sha256: createHash("sha256").digest("hex") };

/** A connection to a store. */
export interface S3Client extends AsyncDisposable {
  readonly place: S3Place;
  /** Signs, sends and tries again what may pass. Throws S3Refusal, or the error of the network. */
  ask(asked: Asked, signal: AbortSignal): Promise<Answer>;
}

const openDispatcher = ({ http, https, none }: Proxies): Dispatcher =>
  new EnvHttpProxyAgent({
    httpProxy: http,
    httpsProxy: https,
    noProxy: none,
    // For plain http a proxy is asked as usual; https goes through a tunnel either way.
    proxyTunnel: false,
    connect: { timeout: limits.connect },
    headersTimeout: limits.silence,
    bodyTimeout: limits.silence,
  });

/** Content held in memory. */
export const contentOf = (bytes: Buffer): Content => ({ open: () => bytes, bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") });

const signed = async ({ place, secrets, now }: ClientOptions, { method, key, query, headers, content = nothing }: Asked) => {
  const signer = new AwsV4Signer({
    method,
    url: addressOf(place, key, query),
    headers: { ...headers, "x-amz-content-sha256": content.sha256 },
    accessKeyId: secrets.accessKeyId,
    secretAccessKey: secrets.secretAccessKey,
    ...(secrets.sessionToken === null ? {} : { sessionToken: secrets.sessionToken }),
    service: "s3",
    region: place.region,
    datetime: new Date(now()).toISOString().replace(/[:-]|\.\d{3}/g, ""),
  });
  return (await signer.sign()).headers;
};

const flat = (headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, typeof value === "string" ? value : (value[0] ?? "")]])));

const askOnce = async (options: ClientOptions, dispatcher: Dispatcher, asked: Asked, signal: AbortSignal): Promise<Answer> => {
  signal.throwIfAborted();
  const { content } = asked;
  const headers = Object.fromEntries(await signed(options, asked));
  const response = await request(addressOf(options.place, asked.key, asked.query), {
    method: asked.method,
    dispatcher,
    signal,
    headers: { ...headers, "user-agent": "pinghouse", ...(content === undefined ? {} : { "content-length": String(content.bytes) }) },
    ...(content === undefined ? {} : { body: content.open() }),
  });
  const answer = { status: response.statusCode, headers: flat(response.headers), body: Buffer.from(await response.body.arrayBuffer()) };
  const refusal = refusalIn(asked.operation, answer);
  if (refusal !== null) throw refusal;
  asked.check?.(answer);
  return answer;
};

/** Opens nothing yet: connections are made as they are needed, and kept until the client is disposed of. */
export const openClient = (options: ClientOptions): S3Client => {
  const dispatcher = openDispatcher(options.proxies);
  return {
    place: options.place,
    ask: (asked, signal) => withRetries(() => askOnce(options, dispatcher, asked, signal), options.patience, options, signal),
    [Symbol.asyncDispose]: () => dispatcher.destroy(),
  };
};
