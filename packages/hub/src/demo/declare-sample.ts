import { fleetReleases } from "@pinghouse/shared/fleet/release-registry";
import type { Release } from "@pinghouse/shared/release/release";
import { readReleases } from "@pinghouse/warehouse/releases/read-releases";
import { createTRPCClient, httpLink } from "@trpc/client";
import { fleetDictionary } from "@pinghouse/shared/fleet/dictionary";
import { fullSizeMetrics } from "@pinghouse/shared/fleet/fleet";
import type { Definition } from "@pinghouse/shared/metrics/definition";
import type { AppRouter } from "@pinghouse/warehouse/api/router";
import { readDefinitions } from "@pinghouse/warehouse/definitions/read-definitions";

/** What the sample vendor declares, read as `metrics import` reads a file. */
export const sampleDefinitions = (): Definition[] => {
  const { definitions, faults } = readDefinitions([{ name: "sample.csv", text: fleetDictionary(fullSizeMetrics) }]);
  const [first] = faults;
  if (first !== undefined) throw new Error(`the sample's definitions are wrong: ${first.file}:${first.line}: ${first.message}`);
  return definitions;
};

/** The releases of the sample vendor, read as `releases import` reads a file. */
export const sampleReleases = (fleet: { weeks: number; end: number }): Release[] => {
  const { releases, faults } = readReleases("sample.csv", fleetReleases(fleet));
  const [first] = faults;
  if (first !== undefined) throw new Error(`the sample's releases are wrong: ${first.file}:${first.line}: ${first.message}`);
  return releases;
};

/** Imports definitions and releases of the sample vendor into the demo's hub at `url`, which takes everyone for its operator. */
export const declareSample = async (url: string, fleet: { weeks: number; end: number }): Promise<void> => {
  const trpc = createTRPCClient<AppRouter>({ links: [httpLink({ url: `${url}/trpc` })] });
  await trpc.releases.import.mutate({ releases: sampleReleases(fleet) });
  await trpc.metrics.import.mutate({ definitions: sampleDefinitions() });
};
