import { expect, test } from "vitest";
import { openTestStore } from "../testing/open-test-store.ts";
import { installationId, ping } from "../testing/test-ping.ts";
import { demoSession, demoWho, sampleInstallations } from "./demo.ts";

const pings = (hostname: string, count: number) => Array.from({ length: count }, (_, n) => ping({ uuid: hostname, hostname, at: `2026-01-${String(n + 10)}T12:00:00Z` }));
const id = (hostname: string) => installationId(hostname, hostname);

test("the sample's admin has the installation that sent most, and behind it those of its domain", async () => {
  await using store = await openTestStore([...pings("code.ours.example", 3), ...pings("eu.ours.example", 1), ...pings("a.ours.example", 2), ...pings("git.others.example", 2), ...pings("ours.example", 1)]);
  expect(await sampleInstallations(store)).toEqual([id("code.ours.example"), id("a.ours.example"), id("eu.ours.example")]);
});

test("a hostname without a domain of two names has no organisation; an empty hub nobody", async () => {
  await using store = await openTestStore([...pings("git.example", 3), ...pings("code.example", 1), ...pings("", 1)]);
  expect(await sampleInstallations(store)).toEqual([id("git.example")]);
  await using empty = await openTestStore();
  expect(await sampleInstallations(empty)).toEqual([]);
});

test("a session of the sample holds the role, and an admin's installations in their order", () => {
  expect(demoWho(demoSession("admin", ["b", "a@x.example"]))).toEqual({ role: "admin", person: null, installations: ["b", "a@x.example"] });
  expect(demoWho(demoSession("admin", []))).toEqual({ role: "admin", person: null, installations: [] });
  expect(demoWho(demoSession("analyst", ["b"]))).toEqual({ role: "analyst", person: null });
  expect(demoWho(undefined)).toEqual({ role: "operator", person: null });
});
