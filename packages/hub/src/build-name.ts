import { createHash } from "node:crypto";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const compiled = fileURLToPath(new URL("../../warehouse/dist", import.meta.url));

/** Where the built dashboard lies, whether or not it is there. */
export const dashboardDirectory = fileURLToPath(new URL("../../dashboard/dist", import.meta.url));

/** Names the compiled questions: another build may answer otherwise, so what a browser kept of an older one is not good any more. */
export const buildName = (): string => {
  const hash = createHash("sha256");
  const names = existsSync(compiled) ? readdirSync(compiled, { recursive: true, encoding: "utf8" }) : [];
  for (const name of names.filter((one) => one.endsWith(".js")).sort()) {
    const { size, mtimeMs } = statSync(join(compiled, name));
    hash.update(`${name} ${size} ${mtimeMs}\n`);
  }
  return hash.digest("hex").slice(0, 12);
};
