import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { unpacked } from "./open-input.ts";

const text = '{"a":1}\n{"b":2}\n';

const read = async (pieces: Uint8Array[]): Promise<{ text: string; bytes: number }> => {
  let bytes = 0;
  const parts: Uint8Array[] = [];
  for await (const part of unpacked(Readable.from(pieces), (more) => (bytes += more))) parts.push(part);
  return { text: Buffer.concat(parts).toString(), bytes };
};

const inBytes = (bytes: Buffer): Buffer[] => [...bytes].map((byte) => Buffer.of(byte));

test("what is not gzip passes as it is, however it is cut", async () => {
  expect(await read([Buffer.from(text)])).toEqual({ text, bytes: text.length });
  expect(await read(inBytes(Buffer.from(text)))).toEqual({ text, bytes: text.length });
  expect(await read([])).toEqual({ text: "", bytes: 0 });
  expect(await read([Buffer.from("{")])).toEqual({ text: "{", bytes: 1 });
});

test("gzip is unpacked, and counted as it was read", async () => {
  const packed = gzipSync(text);
  expect(await read([packed])).toEqual({ text, bytes: packed.length });
  expect(await read(inBytes(packed))).toEqual({ text, bytes: packed.length });
});

test("gzip that breaks off is an error", async () => {
  await expect(read([gzipSync(text).subarray(0, 20)])).rejects.toThrow("unexpected end of file");
});
