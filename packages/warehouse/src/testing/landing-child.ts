import { openStore } from "../store/open-store.ts";
import { numberedBatch } from "./numbered-batch.ts";

// A process for tests to kill: lands numbered batches from where the file stands, compacts often, and says what is done.
const [path = ":memory:"] = process.argv.slice(2);
const store = await openStore(path, { threads: 1, memoryLimit: "500MB", quietMs: 20 });
console.log("open");
for (let n = store.progress().position.offset + 1; ; n += 1) {
  const moving = n % 3 === 0 ? store.compact() : undefined;
  await store.land(numberedBatch(n));
  console.log(`landed ${n}`);
  await moving;
}
