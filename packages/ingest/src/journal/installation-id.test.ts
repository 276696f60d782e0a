import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { installationId } from "./installation-id.ts";

const key = new Uint8Array(32).fill(7);

test("an installation's id is the base32 of the first 80 bits of its keyed hash", () => {
  const mac = createHmac("sha256", key).update("u\0h").digest();
  const bits = [...mac.subarray(0, 10)].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const expected = (bits.match(/.{5}/g) ?? []).map((five) => "abcdefghijklmnopqrstuvwxyz234567".charAt(Number.parseInt(five, 2))).join("");
  expect(installationId(key, "u", "h")).toBe(expected);
  expect(expected).toHaveLength(16);
});

test("uuid, hostname and key each change the id", () => {
  const ids = [installationId(key, "u", "h"), installationId(key, "u", ""), installationId(key, "uh", ""), installationId(new Uint8Array(32), "u", "h")];
  expect(new Set(ids).size).toBe(4);
});
