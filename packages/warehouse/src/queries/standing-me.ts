import { sql } from "../store/sql.ts";
import type { Listing } from "./listing.ts";
import { installationRows, type InstallationScope } from "./installations.ts";

/** Installations by their hostname, with what a page's head says of each. */
export const standingMe = (scope: Omit<InstallationScope, "uuid">): Listing => ({
  name: "standing_me",
  query: sql`SELECT id, hostname, label, version, edition, last_ping_at FROM (${installationRows({ ...scope, uuid: false })})`,
  order: ["hostname", "id"],
});
