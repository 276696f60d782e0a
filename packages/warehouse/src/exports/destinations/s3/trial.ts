import type { TrialStep } from "../../exports.ts";
import { addressOf, isOpenToOthers } from "./address.ts";
import { contentOf, type S3Client } from "./client.ts";
import { S3Refusal } from "./refusal.ts";
import { xmlRoot } from "./xml.ts";

const reach = async (client: S3Client, signal: AbortSignal): Promise<string> => {
  const { place } = client;
  try {
    const { body } = await client.ask({ operation: "ListObjectsV2", method: "GET", key: "", query: { "list-type": "2", "max-keys": "1", prefix: place.prefix } }, signal);
    if (xmlRoot(body.toString("utf8")) !== "ListBucketResult") throw new Error(`What answers at ${new URL(addressOf(place, "")).host} does not speak as S3 does.`);
  } catch (error) {
    // The right to list is not needed, and who is told so has been recognised.
    if (!(error instanceof S3Refusal && error.code === "AccessDenied")) throw error;
  }
  const address = new URL(addressOf(place, ""));
  return `The bucket "${place.bucket}" answers at ${address.origin}.${isOpenToOthers(address) ? " Over http: what is sent can be read and changed on its way." : ""}`;
};

interface Step {
  step: TrialStep["step"];
  make: () => Promise<string>;
}

const stepsOf = (client: S3Client, key: string, bytes: Buffer, signal: AbortSignal): Step[] => [
  { step: "reach", make: () => reach(client, signal) },
  {
    step: "write",
    make: async () => {
      await client.ask({ operation: "PutObject", method: "PUT", key, content: contentOf(bytes) }, signal);
      return `${bytes.length} bytes as ${key}.`;
    },
  },
  {
    step: "read",
    make: async () => {
      const { body } = await client.ask({ operation: "GetObject", method: "GET", key }, signal);
      if (!body.equals(bytes)) throw new Error(`${body.length} bytes came back that are not those which were written.`);
      return "The same bytes came back.";
    },
  },
  {
    step: "remove",
    make: async () => {
      await client.ask({ operation: "DeleteObject", method: "DELETE", key }, signal);
      return "It is gone again.";
    },
  },
];

/** Reaches a store, writes a small object, reads it back and removes it; ends at the first step that fails, and leaves nothing if it can. */
export async function* tryStore(client: S3Client, { key, bytes, words }: { key: string; bytes: Buffer; words: (error: unknown) => string }, signal: AbortSignal): AsyncGenerator<TrialStep> {
  let stands = false;
  for (const { step, make } of stepsOf(client, key, bytes, signal)) {
    try {
      const detail = await make();
      stands = step === "write" || (stands && step !== "remove");
      yield { step, ok: true, detail };
    } catch (error) {
      if (stands && step !== "remove") await client.ask({ operation: "DeleteObject", method: "DELETE", key }, signal).catch(() => undefined);
      yield { step, ok: false, detail: words(error) };
      return;
    }
  }
}
