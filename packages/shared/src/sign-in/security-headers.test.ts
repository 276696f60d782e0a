import { expect, test } from "vitest";
import { securityHeaders } from "./security-headers.ts";

test("over plain HTTP nothing asks the browser for https", () => {
  const headers = securityHeaders(false);
  expect(headers["strict-transport-security"]).toBeUndefined();
  expect(headers["content-security-policy"]).not.toContain("upgrade-insecure-requests");
});

test("over https browsers are bound to it", () => {
  const headers = securityHeaders(true);
  expect(headers["strict-transport-security"]).toBe("max-age=31536000");
  expect(headers["content-security-policy"]).toContain("upgrade-insecure-requests");
});

test("no inline script runs and no other site may frame the hub", () => {
  const policy = securityHeaders(false)["content-security-policy"] ?? "";
  expect(policy).toContain("script-src 'self';");
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  expect(policy).toContain("frame-ancestors 'none'");
});
