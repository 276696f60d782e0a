import type { Delivery } from "../destination.ts";
import type { S3Client } from "./client.ts";
import { keyFault } from "./place-fault.ts";
import type { PartSizes } from "./plan-parts.ts";
import { putFile } from "./put-file.ts";
import { tidyLimit } from "./put-parts.ts";

/** Thrown beside what failed, where some of what was put could not be taken back. */
export class StaysBehind extends Error {
  override readonly name = "StaysBehind";
  readonly keys: readonly string[];

  constructor(keys: readonly string[], cause: unknown) {
    super(`${keys.length} of the files put before stay there: ${keys.slice(0, 3).join(", ")}${keys.length > 3 ? ", ..." : ""}`, { cause });
    this.keys = keys;
  }
}

/** Removes what was put; answers with the keys that could not be. A key under which nothing stands counts as removed. */
const takeBack = async (client: S3Client, keys: readonly string[]): Promise<string[]> => {
  const signal = AbortSignal.timeout(tidyLimit);
  const stay: string[] = [];
  for (const key of keys) await client.ask({ operation: "DeleteObject", method: "DELETE", key }, signal).catch(() => stay.push(key));
  return stay;
};

/** Puts files one after the other, in their order, so that a manifest at the end speaks of what is there; on failure and on `signal` takes back those that were put. */
export const deliverFiles = async (client: S3Client, deliveries: readonly Delivery[], sizes: PartSizes, signal: AbortSignal): Promise<void> => {
  const { prefix } = client.place;
  const fault = deliveries.map(({ name }) => keyFault(`${prefix}${name}`)).find((words) => words !== null);
  if (fault !== undefined) throw new Error(fault);
  const put: string[] = [];
  try {
    for (const { name, ...rest } of deliveries) {
      const key = `${prefix}${name}`;
      put.push(key);
      await putFile(client, { key, ...rest }, sizes, signal);
    }
  } catch (cause) {
    const stay = await takeBack(client, put.reverse());
    throw stay.length === 0 ? cause : new StaysBehind(stay, cause);
  }
};
