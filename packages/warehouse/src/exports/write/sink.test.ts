import { expect, test } from "vitest";
import { fileTarget, openSink } from "./sink.ts";

test.each([false, true])("a full disk is said with its code, packed %s", async (packed) => {
  const sink = openSink(fileTarget("/dev/full"), packed);
  const write = async (): Promise<unknown> => {
    await sink.write([new Uint8Array(100_000).map((_, index) => (index * 7919) % 251)]);
    return sink.close();
  };
  await expect(write()).rejects.toMatchObject({ code: "ENOSPC" });
});
