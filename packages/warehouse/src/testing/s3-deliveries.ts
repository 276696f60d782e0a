import { createHash, randomFillSync } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Delivery } from "../exports/destinations/destination.ts";

/** That many bytes that no two files share. */
export const randomBytes = (bytes: number): Buffer => randomFillSync(Buffer.alloc(bytes));

/** Writes files and says how they are to be delivered. */
export const deliveriesOf = (directory: string, files: Readonly<Record<string, Buffer>>): Delivery[] =>
  Object.entries(files).map(([name, content]) => {
    const file = join(directory, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    return { name, file, bytes: content.length, sha256: createHash("sha256").update(content).digest("hex") };
  });
