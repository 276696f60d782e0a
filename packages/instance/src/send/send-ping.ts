import { Agent, request, type Dispatcher } from "undici";
import { notSent, readAnswer, type SendFailure, type Sent } from "./read-answer.ts";

/** Milliseconds, as GitLab's own client waits: to connect, for the next byte of the answer, and for everything together. */
export const sendLimits = { connect: 10_000, read: 20_000, whole: 70_000 } as const;

export interface SendOptions {
  /** Sent as `Authorization: Bearer`. */
  secret?: string;
  headers?: Record<string, string>;
  /** Connections to use, such as a pool or a proxy's; the caller closes it. Its timeouts hold instead of `sendLimits`. */
  dispatcher?: Dispatcher;
  signal?: AbortSignal;
}

const post = async (url: URL, body: string | Uint8Array, dispatcher: Dispatcher, { secret, headers, signal }: SendOptions): Promise<Sent> => {
  const whole = AbortSignal.timeout(sendLimits.whole);
  const response = await request(url, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json", ...(secret === undefined ? {} : { authorization: `Bearer ${secret}` }), ...headers },
    body,
    dispatcher,
    signal: signal === undefined ? whole : AbortSignal.any([whole, signal]),
  });
  const type = response.headers["content-type"];
  return readAnswer(response.statusCode, typeof type === "string" ? type : "", await response.body.text());
};

const reasonOf = (error: unknown): SendFailure =>
  error instanceof Error && (error.name === "TimeoutError" || /^UND_ERR_\w*TIMEOUT$/.test("code" in error ? String(error.code) : "")) ? "timeout" : "unreachable";

/** Posts a payload straight to a hub, on connections that may be shared: for load and for tests. Never throws for what the network or the hub does: that is a failure with its reason. */
export const sendPing = async (hubUrl: string, body: string | Uint8Array, options: SendOptions = {}): Promise<Sent> => {
  const dispatcher = options.dispatcher ?? new Agent({ connect: { timeout: sendLimits.connect }, headersTimeout: sendLimits.read, bodyTimeout: sendLimits.read });
  try {
    return await post(new URL("/usage_data", hubUrl), body, dispatcher, options);
  } catch (error) {
    return notSent(reasonOf(error), null, error instanceof Error ? error.message : String(error));
  } finally {
    if (options.dispatcher === undefined) await dispatcher.close();
  }
};
