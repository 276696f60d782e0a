import { expect, test } from "vitest";
import { releaseMarkers, upgradeMarkers } from "./release-markers.ts";

test("the first release of a minor bears the minor's name, a security release its own, each in its week", () => {
  const { list } = releaseMarkers([
    { version: "18.7.0", released_on: "2026-01-15", kind: "minor" },
    { version: "18.7.2", released_on: "2026-01-18", kind: "security" },
    { version: "18.8.0", released_on: "2026-01-19", kind: "security" },
  ]);
  expect(list).toEqual([
    { week: "2026-01-12", name: "18.7", security: false },
    { week: "2026-01-12", name: "18.7.2", security: true },
    { week: "2026-01-19", name: "18.8", security: true },
  ]);
});

test("an installation's changes of version are marked, its first ping and a change of edition are not", () => {
  const weeks = [
    { week: "2026-01-19", version: "18.7.1-ee" },
    { week: "2026-01-05", version: "18.7.0-ce" },
    { week: "2026-01-12", version: "18.7.0-ee" },
    { week: "2026-01-26", version: null },
    { week: "2026-02-02", version: "18.7.0-ee" },
  ];
  expect(upgradeMarkers(weeks)).toEqual({ title: "Changed to", list: [{ week: "2026-01-19", name: "18.7.1" }, { week: "2026-02-02", name: "18.7.0" }] });
});
