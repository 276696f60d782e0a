import { once } from "node:events";
import { request, type ClientRequest, type IncomingMessage } from "node:http";
import { dial, type DialOptions, type OnStep } from "./dial.ts";
import { explain } from "./explain.ts";
import { NetworkFailure } from "./network-failure.ts";
import { usualLimits, within } from "./patience.ts";
import { portOf } from "./port-of.ts";

export interface Asked {
  method: "GET" | "POST";
  url: URL;
  headers?: Readonly<Record<string, string>>;
  body?: Uint8Array;
  signal?: AbortSignal | undefined;
  /** Told of each step of the way. */
  tell?: OnStep;
}

export interface Answer {
  status: number;
  /** The content type; empty for none. */
  type: string;
  headers: IncomingMessage["headers"];
  body: Buffer;
}

/** Bytes of an answer that are read; a hub's answers are far below it. */
const mostBytes = 16 * 1024 * 1024;
/** Bytes that the other end is to take at a time. */
const piece = 64 * 1024;

interface Talk {
  place: string;
  limits: { read: number; write: number };
  signal: AbortSignal | undefined;
}

const write = async (out: ClientRequest, body: Uint8Array, { place, limits, signal }: Talk): Promise<void> => {
  for (let at = 0; at < body.length; at += piece) {
    if (!out.write(body.subarray(at, at + piece))) await within(once(out, "drain"), { step: "answer", place, ms: limits.write, signal });
  }
  out.end();
};

const read = async (answer: IncomingMessage, { place, limits, signal }: Talk): Promise<Buffer> => {
  const pieces: Buffer[] = [];
  let size = 0;
  const chunks = answer[Symbol.asyncIterator]();
  for (;;) {
    const next: IteratorResult<unknown> = await within(chunks.next(), { step: "answer", place, ms: limits.read, signal });
    if (next.done === true) return Buffer.concat(pieces);
    if (!Buffer.isBuffer(next.value)) continue;
    size += next.value.length;
    if (size > mostBytes) throw new NetworkFailure("answer", `The answer of ${place} is larger than any answer of a hub.`, "Check the address: this is perhaps no hub.");
    pieces.push(next.value);
  }
};

const responseTo = (out: ClientRequest): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    out.once("response", resolve);
    out.once("error", reject);
  });

/** Writes until everything is taken, or until an answer comes before that. */
const writeUntil = async (response: Promise<IncomingMessage>, out: ClientRequest, body: Uint8Array, terms: Talk): Promise<void> => {
  const enough = new AbortController();
  const signal = terms.signal === undefined ? enough.signal : AbortSignal.any([terms.signal, enough.signal]);
  try {
    await Promise.race([write(out, body, { ...terms, signal }), response]);
  } finally {
    enough.abort();
  }
};

const talk = async (out: ClientRequest, asked: Asked, terms: Talk): Promise<Answer> => {
  const response = responseTo(out);
  response.catch(() => {});
  await writeUntil(response, out, asked.body ?? Buffer.alloc(0), terms);
  const answer = await within(response, { step: "answer", place: terms.place, ms: terms.limits.read, signal: terms.signal });
  const body = await read(answer, terms);
  return { status: answer.statusCode ?? 0, type: answer.headers["content-type"] ?? "", headers: answer.headers, body };
};

/**
 * Asks once, on a connection of its own, and follows no redirection, so that what is sent goes where it was meant to go.
 * Throws NetworkFailure with the step that failed, or the signal's reason.
 */
export const exchange = async (asked: Asked, options: DialOptions): Promise<Answer> => {
  const { url, method, headers = {}, body, signal, tell } = asked;
  const { socket, proxy, absolute } = await dial(url, options, signal, tell);
  const place = `${url.hostname}:${portOf(url)}`;
  const out = request({
    createConnection: () => socket,
    method,
    path: absolute ? url.href : `${url.pathname}${url.search}`,
    headers: {
      host: url.host,
      connection: "close",
      ...(body === undefined ? {} : { "content-length": String(body.length) }),
      ...(absolute && proxy !== null && proxy.authorization !== null ? { "proxy-authorization": proxy.authorization } : {}),
      ...headers,
    },
  });
  out.on("error", () => {});
  try {
    const answer = await talk(out, asked, { place, limits: options.limits ?? usualLimits, signal });
    if (absolute && answer.status === 407) throw new NetworkFailure("proxy", `The proxy ${proxy?.origin ?? ""} wants a name and a password, or does not take those it got (407).`, `Put them into ${proxy?.from ?? "its address"}, as in http://name:password@proxy.example.com:3128.`);
    return answer;
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw explain("answer", place, error);
  } finally {
    out.destroy();
    socket.destroy();
  }
};
