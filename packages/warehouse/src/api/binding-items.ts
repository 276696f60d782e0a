import { z } from "zod";
import type { InstallationBinding } from "../archive/archive.ts";

/** How an installation is bound, as the API says it. */
export interface BindingRecord extends Pick<InstallationBinding, "proof" | "secret"> {
  as_of: string | null;
  /** ISO instant; null where nothing is known. */
  since: string | null;
}

export const bindingItem = z.object({
  proof: z.enum(["secret", "claim", "operator", "none"]).describe("How the hub knows whose pings these are: a first ping's secret, a one-time link, the operator's word; or it does not"),
  secret: z.boolean().describe("Whether its pings must carry a secret; those without are set aside as unverified"),
  since: z.iso.datetime().nullable(),
});
