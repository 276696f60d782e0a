import { expect, test } from "vitest";
import { refererHost } from "./referer-host.ts";

const key = Buffer.alloc(32, 7);

test.each([
  ["https://GitLab.Example.com:8443/admin?token=1#x", "gitlab.example.com"],
  ["https://someone:secret@git.example.com/", "git.example.com"],
  ["http://localhost/help", "localhost"],
  ["https://git.example.com./", "git.example.com"],
  ["https://bücher.example/", "xn--bcher-kva.example"],
  [undefined, ""],
  ["", ""],
  ["git.example.com", ""],
  ["about:blank", ""],
  ["file:///etc/passwd", ""],
  ["javascript:alert(1)", ""],
  [`https://${"a.".repeat(127)}toolong.example/`, ""],
  [`https://git.example.com/${"x".repeat(3_000)}`, ""],
])("%s leaves %j", (referer, host) => {
  expect(refererHost(referer, key)).toBe(host);
});

test("a host that is an address is told apart, and not to be read back", () => {
  const [one, same, other, six] = ["http://192.0.2.1/a", "https://192.0.2.1:8080/b", "http://192.0.2.2/", "http://[2001:db8::1]/"].map((referer) => refererHost(referer, key));
  expect(one).toMatch(/^ip-[0-9a-f]{16}$/);
  expect(six).toMatch(/^ip-[0-9a-f]{16}$/);
  expect(same).toBe(one);
  expect(new Set([one, other, six]).size).toBe(3);
  expect(refererHost("http://192.0.2.1/", Buffer.alloc(32, 8))).not.toBe(one);
});
