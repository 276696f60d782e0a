import * as fc from "fast-check";
import { deflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { codecOf, codecs, decodeContent, encodeContent } from "./codec.ts";

test("any content comes back as it went in, and never grows", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
      const encoded = encodeContent(bytes);
      expect(encoded.content.byteLength).toBeLessThanOrEqual(bytes.byteLength);
      expect(Buffer.from(decodeContent(encoded))).toEqual(Buffer.from(bytes));
    }),
  );
});

test("a deflated content is read although nothing writes one", () => {
  const text = Buffer.from("a".repeat(1000));
  expect(Buffer.from(decodeContent({ codec: codecs.deflate, content: deflateRawSync(text) }))).toEqual(text);
});

test("an unknown codec has no meaning", () => {
  expect([0, 1, 2, 3, 255].map(codecOf)).toEqual([0, 1, 2, undefined, undefined]);
});
