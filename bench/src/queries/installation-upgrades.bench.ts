import { ok } from "node:assert/strict";
import { installationUpgrades, type InstallationUpgradesRow } from "@pinghouse/warehouse/queries/installation-upgrades";
import { askListing } from "../ask-listing.ts";
import { queryBench } from "../world.ts";

export const bench = queryBench<InstallationUpgradesRow[]>({
  name: "installation-upgrades",
  ask: (world) => askListing(world, installationUpgrades({ id: world.sample.id })),
  check: (rows) => ok(rows.every(({ version, previous_version }) => version !== previous_version)),
});
