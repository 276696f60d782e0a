import { Pool } from "undici";
import type { Fleet } from "@pinghouse/shared/fleet/fleet";

export interface SendSampleOptions {
  url: string;
  /** Header that marks a request as the demo's own. */
  header: Record<string, string>;
  connections: number;
  /** Told now and then how many pings were acknowledged. */
  progress: (sent: number) => void;
}

const pauseMs = 200;
const mostTries = 50;

/** A connection that broke: on a machine with too much to do that happens, and the hub stores a ping once however often it comes. */
const isBroken = (error: unknown): boolean => error instanceof Error && "code" in error && (error.code === "ECONNRESET" || error.code === "UND_ERR_SOCKET");

/** What the hub answered, or null where the connection broke. */
const tryOnce = async (pool: Pool, json: string, { header }: SendSampleOptions): Promise<{ status: number; text: string } | null> => {
  try {
    const { statusCode, body } = await pool.request({ path: "/usage_data", method: "POST", headers: { "content-type": "application/json", ...header }, body: json });
    return { status: statusCode, text: await body.text() };
  } catch (error) {
    if (isBroken(error)) return null;
    throw error;
  }
};

/** Posts one ping, again while the hub says that it is full, or the connection breaks. Throws where it refuses. */
const post = async (pool: Pool, json: string, options: SendSampleOptions): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await tryOnce(pool, json, options);
    if (answer?.status === 201) return;
    if (attempt === mostTries) throw new Error("the hub did not take a sample ping");
    if (answer !== null && answer.status !== 503) throw new Error(`the hub refused a sample ping with ${answer.status}: ${answer.text}`);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
};

/** Sends a whole fleet, oldest first, over a few connections at once. Resolves with the number of pings acknowledged. */
export const sendSample = async (fleet: Pick<Fleet, "pings">, options: SendSampleOptions): Promise<number> => {
  const pool = new Pool(options.url, { connections: options.connections, pipelining: 1 });
  const pings = fleet.pings()[Symbol.iterator]();
  let sent = 0;
  const lane = async (): Promise<void> => {
    for (let next = pings.next(); next.done !== true; next = pings.next()) {
      await post(pool, next.value.json, options);
      sent += 1;
      if (sent % 100 === 0) options.progress(sent);
    }
  };
  try {
    await Promise.all(Array.from({ length: options.connections }, lane));
    return sent;
  } finally {
    await pool.destroy();
  }
};
