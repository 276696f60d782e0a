import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { base64Of, sourceOfFile, sourceOfText } from "./payload-source.ts";

test("a file is gzip when its bytes say so, whatever its name", async () => {
  const zipped = await sourceOfFile(new File([new Uint8Array(gzipSync("{}"))], "ping.json"));
  expect([zipped.name, zipped.gzip]).toEqual(["ping.json", true]);
  expect(await sourceOfFile(new File(["{}"], "ping.json.gz"))).toMatchObject({ gzip: false });
});

test("pasted text is sent as UTF-8, and any bytes come back from base64", () => {
  expect([...sourceOfText("é").bytes]).toEqual([0xc3, 0xa9]);
  const bytes = Uint8Array.from({ length: 100_001 }, (_, at) => at % 256);
  expect(Buffer.from(base64Of(bytes), "base64").equals(bytes)).toBe(true);
});
