import { expect, test } from "vitest";
import { proxyWords } from "./network-words.ts";

const route = { hub: null, proxy: null, fault: null, noProxy: "" };

test("a proxy is named with where it was set, and that it is signed in to, never how", () => {
  expect(proxyWords({ ...route, proxy: { origin: "http://proxy:3128", from: "https_proxy", signsIn: true } })).toBe("http://proxy:3128, signing in with a name and a password, from https_proxy");
  expect(proxyWords(route)).toBe("None is used for this address");
});

test("a proxy that cannot be used says why", () => {
  expect(proxyWords({ ...route, fault: "It is no address." })).toBe("It is no address.");
});
