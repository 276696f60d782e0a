import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { S3Client } from "./client.ts";
import { S3Refusal } from "./refusal.ts";
import { isPassing } from "./retry.ts";
import { xmlText } from "./xml.ts";

/** An upload of parts that was begun: what it takes to call it off. */
export interface Upload {
  key: string;
  uploadId: string;
}

/** Without an id the upload was about to begin. */
const note = z.object({ key: z.string(), uploadId: z.string().nullable() });
type Note = z.infer<typeof note>;

const ending = ".upload";

/** Where an upload of `file` is written down while it lasts, so that the next start can call off what a killed hub left. */
export const recordOf = (file: string): string => `${file}${ending}`;

/** Written before an upload begins, and again when it has its id. */
export const noteUpload = async (file: string, begun: Note): Promise<void> => {
  const record = recordOf(file);
  await writeFile(`${record}.new`, JSON.stringify(begun));
  await rename(`${record}.new`, record);
};

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

/** The uploads that go on under a key: names hold their run's number, so nobody else has one there. None where the store does not let them be listed. */
const uploadsOf = async (client: S3Client, key: string, signal: AbortSignal): Promise<Upload[]> => {
  try {
    const { body } = await client.ask({ operation: "ListMultipartUploads", method: "GET", key: "", query: { uploads: "", prefix: key } }, signal);
    const items = body.toString("utf8").split("<Upload>").slice(1);
    return items.map((xml) => ({ key: xmlText(xml, "Key") ?? "", uploadId: xmlText(xml, "UploadId") ?? "" })).filter((upload) => upload.key === key);
  } catch (error) {
    // What is left then holds no parts: an id is written down before the first is sent.
    if (error instanceof S3Refusal && !isPassing(error)) return [];
    throw error;
  }
};

const payRecord = async (client: S3Client, file: string, signal: AbortSignal): Promise<void> => {
  const { key, uploadId } = note.parse(JSON.parse(await readFile(file, "utf8")));
  const uploads = uploadId === null ? await uploadsOf(client, key, signal) : [{ key, uploadId }];
  for (const upload of uploads) await callOff(client, upload, signal);
  await rm(file, { force: true });
};

/** Calls off what is owed, as far as the store lets it; the rest stays owed. */
export const payUploads = async (client: S3Client, owed: string, signal: AbortSignal): Promise<void> => {
  for (const file of await filesBelow(owed)) await payRecord(client, file, signal).catch(() => undefined);
};
