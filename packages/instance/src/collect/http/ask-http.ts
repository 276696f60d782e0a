import { Agent, request } from "undici";

/** Bytes that an answer may have. */
const largest = 64 * 1024 * 1024;
const connectTimeout = 10_000;

export interface HttpAnswer {
  status: number;
  /** The media type without its parameters, in small letters; empty where none is said. */
  type: string;
  text: string;
}

const textOf = async (body: AsyncIterable<Buffer>): Promise<string> => {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > largest) throw new Error(`the answer is larger than ${largest / 1024 / 1024} MB`);
    parts.push(part);
  }
  return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(parts));
};

/**
 * Gets a document from a server beside the installation: without a proxy, and following no redirection, because the token
 * is meant for that server alone.
 * @param timeout milliseconds for everything together
 */
export const askHttp = async (url: URL, headers: Record<string, string>, timeout: number, signal: AbortSignal): Promise<HttpAnswer> => {
  const dispatcher = new Agent({ connect: { timeout: Math.min(connectTimeout, timeout) }, headersTimeout: timeout, bodyTimeout: timeout, pipelining: 0 });
  try {
    const answer = await request(url, { headers, dispatcher, signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]) });
    const type = answer.headers["content-type"];
    return { status: answer.statusCode, type: (typeof type === "string" ? type : "").split(";")[0]?.trim().toLowerCase() ?? "", text: await textOf(answer.body) };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof Error && error.name === "TimeoutError") throw new Error(`no answer within ${timeout / 1000} s`, { cause: error });
    throw error;
  } finally {
    await dispatcher.destroy();
  }
};
