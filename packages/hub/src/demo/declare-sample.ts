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

/** Imports the definitions of the sample fleet into the demo's hub at `url`, which takes everyone for its operator. */
export const declareSample = async (url: string): Promise<void> => {
  const trpc = createTRPCClient<AppRouter>({ links: [httpLink({ url: `${url}/trpc` })] });
  await trpc.metrics.import.mutate({ definitions: sampleDefinitions() });
};
