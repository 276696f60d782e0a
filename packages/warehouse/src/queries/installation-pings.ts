import { z } from "zod";
import { sql } from "../store/sql.ts";
import type { Listing } from "./listing.ts";
import { dateText, isoText } from "./parts/engine.ts";
import { pingsOfInstallation } from "./parts/installation-pings.ts";

export const installationPingsInput = z.object({ id: z.string() });
export type InstallationPingsInput = z.infer<typeof installationPingsInput>;

export interface InstallationPingsRow {
  ping_id: number;
  recorded_at: string;
  received_at: string;
  /** Monday of the ISO week of recorded_at. */
  week: string;
  source: "http" | "upload" | "import" | "demo";
  version: string | null;
  edition: string | null;
  users: number | null;
  /** Size of the body as received, inflated. */
  bytes: number;
  leaves: number;
  /** The newest of its week, whose values count. */
  stands: boolean;
}

/** Every ping landed from one installation, superseded ones too. */
export const installationPings = ({ id }: InstallationPingsInput): Listing => ({
  name: "installation_pings",
  query: sql`SELECT ping AS ping_id, ${isoText("recorded_at")} AS recorded_at, ${isoText("received_at")} AS received_at,
      ${dateText("week")} AS week, source, version, edition, users, bytes, leaves, stands
    FROM (${pingsOfInstallation(id)})`,
  order: ["recorded_at", "ping_id"],
});
