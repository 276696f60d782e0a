import { z } from "zod";
import { sql } from "../store/sql.ts";
import type { Listing } from "./listing.ts";
import { dateText } from "./parts/engine.ts";
import { pingsOfInstallation } from "./parts/installation-pings.ts";

export const installationUpgradesInput = z.object({ id: z.string() });
export type InstallationUpgradesInput = z.infer<typeof installationUpgradesInput>;

export interface InstallationUpgradesRow {
  /** Monday of the week whose newest ping has another version than that of the week with a ping before. */
  week: string;
  /** Without its edition: a change from CE to EE alone is none. */
  version: string;
  previous_version: string;
}

/** The weeks in which an installation changed its version, up or down. Pings without a version are passed over. */
export const installationUpgrades = ({ id }: InstallationUpgradesInput): Listing => ({
  name: "installation_upgrades",
  query: sql`
    SELECT ${dateText("week")} AS week, version, previous_version
    FROM (
      SELECT week, release AS version, lag(release) OVER (ORDER BY week) AS previous_version
      FROM (${pingsOfInstallation(id)}) WHERE stands AND release <> '')
    WHERE version <> previous_version`,
  order: ["week"],
});
