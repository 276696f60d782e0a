import type { IncomingMessage } from "node:http";
import { Problem } from "@pinghouse/shared/problem/problem";
import type { ByteBudget } from "../worker/pool/byte-budget.ts";

export interface ReadLimits {
  /** Bytes on the wire at most. */
  limit: number;
  timeoutMs: number;
  /** Bounds what all bodies hold together while they come in. */
  budget: ByteBudget;
}

const announced = (message: IncomingMessage): number => Number(message.headers["content-length"] ?? 0);

const joined = (chunks: readonly Buffer[], length: number): Uint8Array => {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
};

/** The sender closed the connection before its body was whole: nobody is there to answer. */
export class SenderGone extends Error {
  override readonly name = "SenderGone";
}

/**
 * The body of a request, in a buffer of its own. Throws Problem body_too_large (at once where the length is announced,
 * else as soon as it is passed), body_too_slow, queue_full; else SenderGone.
 */
export const readBytes = (message: IncomingMessage, { limit, timeoutMs, budget }: ReadLimits): Promise<Uint8Array> => {
  if (announced(message) > limit) return Promise.reject(new Problem("body_too_large"));
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const finish = (settle: () => void): void => {
      clearTimeout(timer);
      message.off("data", take).off("end", done).off("error", broken).off("close", broken);
      budget.giveBack(length);
      settle();
    };
    const take = (chunk: Buffer): void => {
      try {
        if (length + chunk.length > limit) throw new Problem("body_too_large");
        budget.take(chunk.length);
        length += chunk.length;
        chunks.push(chunk);
      } catch (error) {
        finish(() => reject(error));
      }
    };
    const done = (): void => finish(() => resolve(joined(chunks, length)));
    const broken = (): void => finish(() => reject(new SenderGone("the sender went away")));
    const timer = setTimeout(() => finish(() => reject(new Problem("body_too_slow"))), timeoutMs);
    message.on("data", take).on("end", done).on("error", broken).on("close", broken);
  });
};

const grace = { bytes: 64 * 1024 * 1024, ms: 10_000 };

/**
 * Reads on and throws away what a sender still writes after its refusal: many read the answer only when they have
 * written all, and a connection closed on them would take the answer with it. Past the grace it is cut.
 */
export const discardRest = (message: IncomingMessage): void => {
  if (message.complete || message.destroyed) return;
  let left = grace.bytes;
  const timer = setTimeout(() => message.destroy(), grace.ms);
  timer.unref();
  message.on("error", () => undefined);
  message.on("close", () => clearTimeout(timer));
  message.on("data", (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) message.destroy();
  });
  message.resume();
};
