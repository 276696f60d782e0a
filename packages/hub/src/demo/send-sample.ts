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

/** Posts one ping, again while the hub says that it is full. Throws where it refuses. */
const post = async (pool: Pool, json: string, { header }: SendSampleOptions): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    const { statusCode, body } = await pool.request({ path: "/usage_data", method: "POST", headers: { "content-type": "application/json", ...header }, body: json });
    const text = await body.text();
    if (statusCode === 201) return;
    if (statusCode !== 503 || attempt === mostTries) throw new Error(`the hub refused a sample ping with ${statusCode}: ${text}`);
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
