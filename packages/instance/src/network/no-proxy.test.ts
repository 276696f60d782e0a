import { expect, test } from "vitest";
import { goesDirect } from "./no-proxy.ts";

test.each([
  ["", "hub.example.com", 443, false],
  ["*", "hub.example.com", 443, true],
  ["example.com", "example.com", 443, true],
  ["example.com", "hub.example.com", 443, true],
  [".example.com", "hub.example.com", 443, true],
  ["*.example.com", "hub.example.com", 443, true],
  ["example.com", "badexample.com", 443, false],
  ["EXAMPLE.com", "Hub.Example.COM", 443, true],
  ["example.com.", "hub.example.com", 443, true],
  ["hub.example.com", "hub.example.com.", 443, true],
  ["other.org, example.com", "hub.example.com", 443, true],
  ["other.org example.com", "hub.example.com", 443, true],
  ["example.com:8080", "hub.example.com", 443, false],
  ["example.com:8080", "hub.example.com", 8080, true],
  ["10.1.2.3", "10.1.2.3", 80, true],
  ["10.1.2.3", "10.1.2.30", 80, false],
  ["10.1.2.3:80", "10.1.2.3", 81, false],
  ["2.3", "10.1.2.3", 80, false],
  ["10.0.0.0/8", "10.1.2.3", 80, true],
  ["10.0.0.0/8", "11.1.2.3", 80, false],
  ["10.0.0.0/33", "10.1.2.3", 80, false],
  ["10.0.0.0/8", "hub.example.com", 80, false],
  ["::1", "[::1]", 80, true],
  ["[::1]:81", "[::1]", 80, false],
  ["[::1]:80", "[::1]", 80, true],
  ["0:0:0:0:0:0:0:1", "[::1]", 80, true],
  ["fd00::/8", "[fd12::7]", 443, true],
  ["localhost", "localhost", 80, true],
])("no_proxy=%s covers %s:%i: %s", (none, host, port, covered) => {
  expect(goesDirect(none, host, port)).toBe(covered);
});
