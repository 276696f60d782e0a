import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { z } from "zod";
import type { S3Client } from "./client.ts";
import { S3Refusal } from "./refusal.ts";

/** An upload of parts that was begun: what it takes to call it off. */
const upload = z.object({ key: z.string(), uploadId: z.string() });
export type Upload = z.infer<typeof upload>;

const ending = ".upload";

/** Where an upload of `file` is written down while it lasts, so that the next start can call off what a killed hub left. */
export const recordOf = (file: string): string => `${file}${ending}`;

export const noteUpload = (file: string, begun: Upload): Promise<void> => writeFile(recordOf(file), JSON.stringify(begun));

const filesBelow = async (directory: string): Promise<string[]> => {
  try {
    const entries = await readdir(directory, { withFileTypes: true, recursive: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return [];
    throw error;
  }
};

/** Moves what is written down below `directory` to `owed`, where it stays until the store has called it off. */
export const oweUploads = async (directory: string, owed: string): Promise<void> => {
  const records = (await filesBelow(directory)).filter((file) => file.endsWith(ending));
  if (records.length === 0) return;
  await mkdir(owed, { recursive: true });
  for (const record of records) await rename(record, join(owed, `${randomUUID()}${ending}`));
};

/** Whether anything is still to be called off. */
export const isOwing = async (owed: string): Promise<boolean> => (await filesBelow(owed)).length > 0;

/** Where a destination with this directory keeps what is owed to its store. */
export const owedIn = (staging: string): string => join(staging, "owed");

/** Removes what earlier processes left where destinations stage (`spool` holds their directories), except what is owed to stores. */
export const clearSpool = async (spool: string): Promise<void> => {
  for (const name of await readdir(spool)) {
    const staging = join(spool, name);
    const owed = owedIn(staging);
    await oweUploads(staging, owed);
    const kept = await isOwing(owed);
    const inside = kept ? (await readdir(staging)).map((entry) => join(staging, entry)).filter((path) => path !== owed) : [staging];
    for (const path of inside) await rm(path, { recursive: true, force: true });
  }
};

/** Calls an upload off; no error for one that is over. */
export const callOff = async (client: S3Client, { key, uploadId }: Upload, signal: AbortSignal): Promise<void> => {
  try {
    await client.ask({ operation: "AbortMultipartUpload", method: "DELETE", key, query: { uploadId } }, signal);
  } catch (error) {
    if (!(error instanceof S3Refusal && error.status === 404)) throw error;
  }
};

const recordAt = async (file: string): Promise<Upload | null> => {
  try {
    return upload.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    // Written when the hub was killed, and before the first part was sent.
    return null;
  }
};

/** Calls off what is owed, as far as the store lets it; the rest stays owed. Answers with how many did. */
export const payUploads = async (client: S3Client, owed: string, signal: AbortSignal): Promise<number> => {
  let stay = 0;
  for (const file of await filesBelow(owed)) {
    const left = await recordAt(file);
    try {
      if (left !== null) await callOff(client, left, signal);
      await rm(join(owed, basename(file)), { force: true });
    } catch {
      stay += 1;
    }
  }
  return stay;
};
