import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A new empty directory under the system's temp; gone when disposed of. For tests. */
export const mkdtempDisposable = (): { path: string } & AsyncDisposable => {
  const path = mkdtempSync(join(tmpdir(), "pinghouse-"));
  return { path, [Symbol.asyncDispose]: async () => rmSync(path, { recursive: true, force: true }) };
};
