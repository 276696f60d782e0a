import { randomBytes } from "node:crypto";
import type { TrialStep } from "../../exports.ts";
import { DestinationFault } from "../../failure.ts";
import type { Delivery } from "../destination.ts";
import { openClient, type ClientOptions, type S3Client } from "./client.ts";
import { deliverFiles, StaysBehind } from "./deliver-files.ts";
import { payUploads } from "./leftovers.ts";
import type { PartSizes } from "./plan-parts.ts";
import { S3Refusal } from "./refusal.ts";
import { tryStore } from "./trial.ts";
import { wordsFor } from "./words.ts";

/** What is done at a store. Every failure but a stop is a DestinationFault. */
export interface S3Store {
  deliver(deliveries: readonly Delivery[], signal: AbortSignal): Promise<void>;
  read(name: string): Promise<Buffer | null>;
  /** No error for what is not there. */
  remove(names: readonly string[]): Promise<void>;
  /** Calls off uploads that are owed to it; see leftovers. */
  payUploads(): Promise<void>;
  trial(): AsyncGenerator<TrialStep>;
}

export interface StoreOptions extends ClientOptions {
  sizes: PartSizes;
  /** Directory of uploads that are still to be called off. */
  owed: string;
}

/** Milliseconds that a person or a start waits for a store at most. */
const shortly = 30_000;

const failed = (error: unknown, { place, now }: ClientOptions): DestinationFault => {
  const behind = error instanceof StaysBehind ? ` ${error.message}.` : "";
  const cause = error instanceof StaysBehind ? error.cause : error;
  return new DestinationFault(`${wordsFor(cause, place, now())}${behind}`, { cause });
};

/** Does `work` with connections of its own, closed afterwards. */
const withClient = async <T>(options: ClientOptions, work: (client: S3Client) => Promise<T>, signal: AbortSignal): Promise<T> => {
  await using client = openClient(options);
  try {
    return await work(client);
  } catch (error) {
    signal.throwIfAborted();
    throw failed(error, options);
  }
};

/** Without the right to list, a store says of an object that is not there that it may not be seen. */
const isAbsence = (error: unknown): boolean => error instanceof S3Refusal && ["NoSuchKey", "Status404", "AccessDenied"].includes(error.code);

const readObject = async (client: S3Client, key: string, signal: AbortSignal): Promise<Buffer | null> => {
  try {
    return (await client.ask({ operation: "GetObject", method: "GET", key }, signal)).body;
  } catch (error) {
    if (isAbsence(error)) return null;
    throw error;
  }
};

/** Nothing is sent before something is asked for. */
export const openS3Store = (options: StoreOptions): S3Store => ({
  deliver: (deliveries, signal) =>
    withClient(
      options,
      async (client) => {
        await payUploads(client, options.owed, AbortSignal.any([signal, AbortSignal.timeout(shortly)]));
        await deliverFiles(client, deliveries, options.sizes, signal);
      },
      signal,
    ),
  read: (name) => {
    const signal = AbortSignal.timeout(shortly);
    return withClient(options, (client) => readObject(client, `${options.place.prefix}${name}`, signal), new AbortController().signal);
  },
  remove: (names) => {
    const signal = AbortSignal.timeout(shortly * Math.max(1, names.length));
    return withClient(
      options,
      async (client) => {
        for (const name of names) await client.ask({ operation: "DeleteObject", method: "DELETE", key: `${options.place.prefix}${name}` }, signal);
      },
      new AbortController().signal,
    );
  },
  payUploads: async () => {
    await using client = openClient({ ...options, patience: { ...options.patience, attempts: 2 } });
    await payUploads(client, options.owed, AbortSignal.timeout(shortly));
  },
  trial: async function* () {
    await using client = openClient({ ...options, patience: { ...options.patience, attempts: 2 } });
    const key = `${options.place.prefix}.pinghouse-trial-${randomBytes(6).toString("hex")}`;
    const words = (error: unknown) => wordsFor(error, options.place, options.now());
    yield* tryStore(client, { key, bytes: randomBytes(1024), words }, AbortSignal.timeout(shortly));
  },
});
