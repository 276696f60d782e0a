import { setTimeout as pause } from "node:timers/promises";
import { createTRPCClient, httpLink } from "@trpc/client";
import { demoBranches } from "@pinghouse/shared/fleet/demo-fleet";
import type { AppRouter } from "@pinghouse/warehouse/api/router";

/** Milliseconds between two looks, and how many there are: what was acknowledged lands within seconds. */
const rest = 250;
const looks = 240;

/** Labels what belongs to the organisation of the sample's admin, in the demo's hub at `url`, which takes everyone for its operator. Without them it is a sample still. */
export const labelSample = async (url: string): Promise<void> => {
  const trpc = createTRPCClient<AppRouter>({ links: [httpLink({ url: `${url}/trpc` })] });
  for (const { hostname, label } of demoBranches) {
    for (let look = 0; look < looks; look += 1) {
      const { items } = await trpc.installations.list.query({ hostname });
      const ids = items.map(({ id }) => id);
      if (ids.length > 0) await trpc.labels.setMany.mutate({ ids, label });
      if (ids.length > 0) break;
      await pause(rest);
    }
  }
};
