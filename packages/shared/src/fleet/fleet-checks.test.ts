import { expect, test } from "vitest";
import { createFleet } from "./fleet.ts";
import { fleetChecks } from "./fleet-checks.ts";

const end = Date.UTC(2026, 5, 30, 12);
const fleet = createFleet({ seed: 3, installations: 40, weeks: 16, end, metrics: 60 });
const checks = fleetChecks(fleet, end);

test("a fleet checks with the versions that it pings with, up to its end, and always the same", () => {
  expect(fleetChecks(fleet, end)).toEqual(checks);
  const days = checks.map(({ day }) => day).toSorted();
  expect([days[0], days.at(-1)]).toEqual([fleet.weeks[0], "2026-06-30"]);
  const pinged = new Set(fleet.installations.flatMap((one) => fleet.weeks.map((week) => String(fleet.value(one, week, "version")).replace(/-ee$|-ce$/, ""))));
  for (const { version } of checks) expect(pinged).toContain(version);
});

test("a part of them says its host, which is one of the fleet's", () => {
  const hosts = new Set(checks.map(({ host }) => host));
  const known = new Set(["", ...fleet.installations.map(({ hostname }) => hostname)]);
  expect(hosts.size).toBeGreaterThan(2);
  expect(hosts.size).toBeLessThan(fleet.installations.length / 2);
  for (const host of hosts) expect(known).toContain(host);
});
