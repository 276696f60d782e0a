import { expect, test } from "vitest";
import { checkOrigin, type OriginCheck } from "./origin.ts";

const passes = (check: Partial<OriginCheck>): boolean => {
  try {
    checkOrigin({ method: "POST", host: "hub.example.org", origin: undefined, publicUrl: "https://hub.example.org", setting: "PINGHOUSE_PUBLIC_URL", demo: false, ...check });
    return true;
  } catch {
    return false;
  }
};

test("the hub's own page may change things, under its public URL and under the name it was asked by", () => {
  expect(passes({ origin: "https://hub.example.org" })).toBe(true);
  expect(passes({ host: "10.0.0.5:4600", origin: "http://10.0.0.5:4600" })).toBe(true);
  expect(passes({ host: "internal:4600", origin: "https://hub.example.org" })).toBe(true);
});

test("another site may not, nor one on another port, nor one that hides where it is from", () => {
  for (const origin of ["https://evil.example", "https://hub.example.org.evil.example", "https://hub.example.org:8443", "null", ""]) {
    expect(passes({ origin })).toBe(false);
  }
});

test("what only reads passes from everywhere, and so does what is no browser", () => {
  expect(passes({ method: "GET", origin: "https://evil.example" })).toBe(true);
  expect(passes({ origin: undefined })).toBe(true);
});

test("sample data is shown under loopback names alone, also for reading", () => {
  const demo = { demo: true, method: "GET", publicUrl: "http://127.0.0.1:4600" };
  for (const host of ["127.0.0.1:4600", "localhost:4600", "[::1]:4600", "LOCALHOST"]) expect(passes({ ...demo, host })).toBe(true);
  for (const host of ["rebound.example:4600", "127.0.0.1.example", "localhost.example:4600", "", undefined]) {
    expect(passes({ ...demo, host })).toBe(false);
  }
});

test("a hub on loopback takes no changes from a page under another name, whatever its Origin", () => {
  const home = { publicUrl: "http://127.0.0.1:4600" };
  expect(passes({ ...home, host: "rebound.example:4600", origin: "http://rebound.example:4600" })).toBe(false);
  expect(passes({ ...home, host: "localhost:4600", origin: "http://localhost:4600" })).toBe(true);
});
