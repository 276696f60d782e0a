import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { S3Place } from "@pinghouse/shared/exports/order";
import { DestinationFault } from "../failure.ts";
import type { Destination } from "./destination.ts";
import type { Proxies } from "./s3/client.ts";
import { isOwing, oweUploads, owedIn } from "./s3/leftovers.ts";
import type { S3Store } from "./s3/open-store.ts";
import { placeFault } from "./s3/place-fault.ts";
import { usualSizes, type PartSizes } from "./s3/plan-parts.ts";
import type { Patience } from "./s3/retry.ts";
import { secretNames, type S3Secrets } from "./s3/secrets.ts";

export interface S3Deps {
  /** A directory of the destination's own. What is delivered lies in it, below what `staging` answers. */
  staging: string;
  proxies: Proxies;
  /** Milliseconds since 1970. */
  now: () => number;
  /** 0 to below 1. */
  random?: () => number;
  sizes?: PartSizes;
  patience?: Patience;
}

/** About a quarter of a minute in all; whoever delivers tries again later. */
const usualPatience: Patience = { attempts: 6, first: 500, longest: 8_000 };

const missing = (credentials: string): string => {
  const { accessKeyId, secretAccessKey } = secretNames(credentials);
  return `The hub has no secrets for this destination: set ${accessKeyId} and ${secretAccessKey} in its environment and start it again.`;
};

/**
 * A bucket of an S3-compatible store. Files stand there whole or not at all; where one fails, those before it are taken back.
 * Uploads that a killed hub left are called off by `clear` or, where the store is away, by the next delivery.
 */
export const s3Destination = (place: S3Place, secrets: S3Secrets | undefined, { staging, proxies, now, random = Math.random, sizes = usualSizes, patience = usualPatience }: S3Deps): Destination => {
  const owed = owedIn(staging);
  const directory = (run: number): string => join(staging, `run-${run}`);
  const fault = secrets === undefined ? missing(place.credentials) : placeFault(place);
  // Loaded when it is needed: most hubs export to no store.
  const store = async (): Promise<S3Store> => {
    if (secrets === undefined || fault !== null) throw new DestinationFault(fault ?? "");
    const { openS3Store } = await import("./s3/open-store.ts");
    const sleep = (ms: number, signal: AbortSignal) => setTimeout(ms, undefined, { signal });
    return openS3Store({ place, secrets, proxies, now, random, sleep, sizes, patience, owed });
  };
  return {
    staging: async (run) => {
      await mkdir(directory(run), { recursive: true });
      return directory(run);
    },
    deliver: async (deliveries, signal) => (await store()).deliver(deliveries, signal),
    read: async (name) => (await store()).read(name),
    remove: async (names) => (await store()).remove(names),
    clear: async (run) => {
      await oweUploads(directory(run), owed);
      await rm(directory(run), { recursive: true, force: true });
      if (fault === null && (await isOwing(owed))) await (await store()).payUploads();
    },
    trial: async function* () {
      if (fault === null) yield* (await store()).trial();
      else yield { step: "reach", ok: false, detail: fault };
    },
  };
};
