import { S3Refusal } from "./refusal.ts";

/** How often something is tried in all, and the pauses between in milliseconds: at most `first`, doubling up to `longest`, by chance shorter. */
export interface Patience {
  attempts: number;
  first: number;
  longest: number;
}

export interface Waiting {
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** 0 to below 1. */
  random: () => number;
}

const passingStatus = new Set([408, 429, 500, 502, 503, 504]);
const passingCode = new Set(["SlowDown", "InternalError", "RequestTimeout", "ServiceUnavailable", "OperationAborted", "ThrottlingException", "BadDigest", "XAmzContentSHA256Mismatch", "ChecksumDiffers"]);
const passingFault = new Set(["ECONNRESET", "ECONNREFUSED", "EPIPE", "ETIMEDOUT", "EAI_AGAIN", "UND_ERR_SOCKET", "UND_ERR_CONNECT_TIMEOUT", "UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT"]);

/** The code that Node or undici gave an error; empty where it has none. */
export const faultCode = (error: unknown): string => (error instanceof Error && "code" in error ? String(error.code) : "");

/** Whether the same may succeed a little later: the store is busy or away, the connection broke, or bytes were damaged on their way. */
export const isPassing = (error: unknown): boolean =>
  error instanceof S3Refusal ? passingCode.has(error.code) || passingStatus.has(error.status) : passingFault.has(faultCode(error));

/** Milliseconds for which the store asked to be left alone, at most half a minute. */
const askedPause = (error: unknown): number => {
  const seconds = error instanceof S3Refusal ? Number(error.answer.headers["retry-after"]) : Number.NaN;
  return Number.isFinite(seconds) ? Math.min(seconds * 1000, 30_000) : 0;
};

/** Does `work` until it succeeds, fails for good or has been tried often enough. The last error is thrown. */
export const withRetries = async <T>(work: () => Promise<T>, { attempts, first, longest }: Patience, { sleep, random }: Waiting, signal: AbortSignal): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      signal.throwIfAborted();
      if (attempt >= attempts || !isPassing(error)) throw error;
      const pause = Math.min(first * 2 ** (attempt - 1), longest) * (0.5 + random() / 2);
      await sleep(Math.max(pause, askedPause(error)), signal);
    }
  }
};
