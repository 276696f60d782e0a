import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { inflate } from "./inflate.ts";
import { limits } from "./limits.ts";

describe("inflate", () => {
  test("unpacks what gzip packed, also in several members", () => {
    const packed = Buffer.concat([gzipSync("{\"a\":"), gzipSync("1}")]);
    expect(inflate(packed).toString()).toBe("{\"a\":1}");
  });

  test("stops at the limit", () => {
    expect(inflate(gzipSync(Buffer.alloc(limits.inflated, " ")))).toHaveLength(limits.inflated);
    expect(() => inflate(gzipSync(Buffer.alloc(limits.inflated + 1, " ")))).toThrow(expect.objectContaining({ code: "inflated_too_large" }));
    expect(() => inflate(gzipSync(Buffer.alloc(200 * 1024 * 1024)))).toThrow(expect.objectContaining({ code: "inflated_too_large" }));
  });

  test("refuses what is cut off or no gzip at all", () => {
    for (const bytes of [Buffer.from("{}"), Buffer.alloc(0), gzipSync("{\"a\":1}").subarray(0, 15)]) {
      expect(() => inflate(bytes)).toThrow(expect.objectContaining({ code: "bad_gzip" }));
    }
  });
});
