import type { PresentMember } from "@pinghouse/warehouse/queries/group-metrics";
import { installations, type InstallationsRow } from "@pinghouse/warehouse/queries/installations";
import { askListing } from "./ask-listing.ts";
import type { World } from "./world.ts";

/** How many installations one admin has who has several. */
const several = 6;

/** The installation with the largest payload and the first others, as one admin's. */
export const ownGroup = async (world: World): Promise<readonly PresentMember[]> => {
  const rows = await askListing<InstallationsRow>(world, installations({}, { uuid: false }));
  const others = rows.filter(({ id }) => id !== world.sample.id).slice(0, several - 1);
  return [...rows.filter(({ id }) => id === world.sample.id), ...others].map(({ id, hostname, state }) => ({ id, hostname, state, counted: true }));
};
