import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A directory that is gone when the test is done. */
export const tempDir = (): Disposable & { path: string } => {
  const path = mkdtempSync(join(tmpdir(), "pinghouse-"));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
};
