import { createFleet, fleetKeys } from "@pinghouse/shared/fleet/fleet";
import { trainNames } from "@pinghouse/shared/fleet/release-train";
import { defaultPolicy } from "@pinghouse/shared/release/release";
import { severityOf } from "@pinghouse/shared/release/severity";
import { releasesOf } from "@pinghouse/shared/metrics/definition";
import { versionOrder } from "@pinghouse/shared/version/version";
import { expect, test } from "vitest";
import { sampleDefinitions, sampleReleases } from "./declare-sample.ts";

const definitions = sampleDefinitions();

test("what is declared of the sample fleet is true of it: whom a definition gives a metric sends it, and nobody else does", () => {
  const fleet = createFleet({ seed: 4, installations: 60, weeks: 20, end: Date.UTC(2026, 10, 20) });
  const keys = new Set(fleetKeys());
  const declared = definitions.filter(({ key, value_type }) => keys.has(key) && value_type !== "object").map((one) => ({ ...one, ...releasesOf(one) }));
  expect(declared.length).toBeGreaterThan(100);
  for (const week of fleet.weeks.filter((_, at) => at % 4 === 0)) {
    for (const who of fleet.installations) {
      const version = fleet.value(who, week, "version");
      if (version === undefined) continue;
      const order = versionOrder(String(version)) ?? -1;
      const licensed = who.plan !== null;
      const told = declared.filter(({ since, until, edition, tiers }) => since <= order && order < until && (edition === "ce" || who.edition !== "CE") && (tiers.includes("free") || licensed));
      const sent = declared.filter(({ key }) => fleet.value(who, week, key) !== undefined);
      expect(told.map(({ key }) => key)).toEqual(sent.map(({ key }) => key));
    }
  }
});

test("the dictionary has what a dictionary has: owners and stages, a gap, a mistake, an object, a metric that is gone and one to come", () => {
  const of = (key: string) => definitions.find((one) => one.key === key);
  expect(definitions.every(({ stage, description }) => stage !== null && description !== "")).toBe(true);
  expect(new Set(definitions.map(({ stage }) => stage)).size).toBeGreaterThan(8);
  expect(fleetKeys(5000).filter((key) => of(key) === undefined).length).toBeGreaterThan(100);
  expect([of("chat_pier_enabled"), of("database.series")]).toEqual([undefined, undefined]);
  expect(of("settings.dormant_after_days")?.value_type).toBe("boolean");
  expect(of("git.version")?.value_type).toBe("object");
  expect(of("counts.legacy_ferry_runs")).toMatchObject({ status: "removed", milestone_removed: "21.2" });
  expect(of("counts.lighthouse_lamps_lit_weekly")).toMatchObject({ milestone: "21.4", time_frame: "7d" });
});

test("every release that the sample fleet runs is in its registry, and the one whose hole is closed is told to update at once", () => {
  const end = Date.UTC(2026, 10, 20);
  const day = new Date(end).toISOString().slice(0, 10);
  const fleet = createFleet({ seed: 4, installations: 60, weeks: 20, end });
  const releases = sampleReleases({ weeks: 20, end });
  const known = new Set(releases.map(({ version }) => version));
  const run = new Set(fleet.installations.flatMap((who) => fleet.weeks.map((week) => fleet.value(who, week, "version"))));
  expect([...run].filter((version) => version !== undefined && !known.has(String(version).replace(/-(ee|ce)$/, "")))).toEqual([]);
  const told = (version: string) => severityOf(version, releases, defaultPolicy, day);
  expect(told(trainNames.vulnerable)).toMatchObject({ severity: "danger", critical_vulnerability: true });
  expect(told(trainNames.fixed)).toMatchObject({ severity: "warning", critical_vulnerability: false });
  expect(told(releases.at(-1)?.version ?? "")).toMatchObject({ severity: "success" });
});
