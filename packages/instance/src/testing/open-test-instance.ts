import { mkdtempDisposable } from "@pinghouse/shared/node/temporary-directory";
import type { Collector, Measured } from "../collect/measured.ts";
import { openInstance, type Instance } from "../instance.ts";
import type { InstanceOptions } from "../open-sending.ts";

/** What a collector of a test finds: JSON text by key. A key that ends in `!` is operational, every other optional. */
export const collectorOf = (values: Readonly<Record<string, string>>, asked: string[] = []): Collector => ({
  name: "test",
  async *collect(wanted) {
    for (const [named, json] of Object.entries(values)) {
      const data_category = named.endsWith("!") ? "operational" : "optional";
      if (!wanted(data_category)) continue;
      asked.push(named);
      yield { key_path: named.replace(/!$/, ""), json, data_category, time_elapsed: 0.25 } satisfies Measured;
    }
  },
});

/** An instance in a directory of its own, with a clock that stands still until it is set, and no timers. Its slot is days away from the first moment. */
export const openTestInstance = async (options: Partial<InstanceOptions> = {}): Promise<{ instance: Instance; clock: { now: number } } & AsyncDisposable> => {
  const directory = mkdtempDisposable();
  const clock = { now: Date.UTC(2026, 5, 1, 12) };
  const instance = await openInstance({ directory: directory.path, hubUrl: null, collectors: [], hostname: "app.example.com", version: "1.2.3", uuid: "app-4", pulse: 0, now: () => clock.now, ...options });
  return {
    instance,
    clock,
    [Symbol.asyncDispose]: async () => {
      await instance.close();
      await directory[Symbol.asyncDispose]();
    },
  };
};
