import { Agent, request, type Dispatcher } from "undici";
import { z } from "zod";

/** Milliseconds, as GitLab's own client waits: to connect, for the next byte of the answer, and for everything together. */
export const sendLimits = { connect: 10_000, read: 20_000, whole: 70_000 } as const;

/** Why a ping counts as not sent. */
export type SendFailure = "unreachable" | "timeout" | "refused" | "not_json" | "no_id";

export type Sent =
  | { sent: true; id: number; status: number }
  | { sent: false; reason: SendFailure; status: number | null; detail: string };

export interface SendOptions {
  /** Sent as `Authorization: Bearer`. */
  secret?: string;
  headers?: Record<string, string>;
  /** Connections to use, such as a pool or a proxy's; the caller closes it. Its timeouts hold instead of `sendLimits`. */
  dispatcher?: Dispatcher;
  signal?: AbortSignal;
}

const pingId = z.int().positive();
const answer = z.union([
  z.object({ conv_index: z.object({ usage_data_id: pingId }) }).transform((body) => body.conv_index.usage_data_id),
  z.object({ dev_ops_score: z.object({ usage_data_id: pingId }) }).transform((body) => body.dev_ops_score.usage_data_id),
]);

const failed = (reason: SendFailure, status: number | null, detail: string): Sent => ({ sent: false, reason, status, detail });

/** Reads an answer as GitLab's client does: 2xx, a JSON content type, and an integer above 0 where the id belongs. */
export const readAnswer = (status: number, type: string, text: string): Sent => {
  if (status < 200 || status > 299) return failed("refused", status, `the hub answered ${status}: ${text.slice(0, 500)}`);
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type)) return failed("not_json", status, `the answer is ${type || "of no type"}, not JSON`);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return failed("not_json", status, "the answer is not valid JSON");
  }
  const parsed = answer.safeParse(body);
  return parsed.success ? { sent: true, id: parsed.data, status } : failed("no_id", status, "the answer holds no id for the ping");
};

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

/** Posts a payload to a hub. Never throws for what the network or the hub does: that is a failure with its reason. */
export const sendPing = async (hubUrl: string, body: string | Uint8Array, options: SendOptions = {}): Promise<Sent> => {
  const dispatcher = options.dispatcher ?? new Agent({ connect: { timeout: sendLimits.connect }, headersTimeout: sendLimits.read, bodyTimeout: sendLimits.read });
  try {
    return await post(new URL("/usage_data", hubUrl), body, dispatcher, options);
  } catch (error) {
    return failed(reasonOf(error), null, error instanceof Error ? error.message : String(error));
  } finally {
    if (options.dispatcher === undefined) await dispatcher.close();
  }
};
