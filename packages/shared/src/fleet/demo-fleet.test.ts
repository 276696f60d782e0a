import { expect, test } from "vitest";
import { demoBranches, demoFleet } from "./demo-fleet.ts";

const fleet = demoFleet(Date.UTC(2026, 10, 30, 7));

test("the branches of the admin's organisation ping to the end under its domain, and no story is about them", () => {
  const branches = demoBranches.map(({ index, hostname }) => ({ installation: fleet.installations[index], hostname }));
  for (const { installation, hostname } of branches) {
    expect(installation?.hostname).toBe(hostname);
    expect(hostname).toMatch(/^[a-z-]+\.our-company\.example$/);
    const reported = installation === undefined ? [] : fleet.weeks.filter((week) => fleet.recordedAt(installation, week) !== undefined);
    expect(reported.length).toBeGreaterThan(35);
  }
  const told = new Set(fleet.planted.flatMap(({ installations }) => installations ?? []));
  expect(branches.filter(({ hostname }) => told.has(hostname))).toEqual([]);
  expect(new Set(fleet.installations.map(({ hostname }) => hostname)).size).toBe(600);
});
