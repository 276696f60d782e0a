import { editionFamily } from "@pinghouse/shared/cohort/edition";
import { sizes } from "@pinghouse/shared/cohort/size";
import type { Peers } from "../../api/peers.ts";
import type { InstallationRecord } from "../../api/rows.ts";

/** Installations like this one: of the same edition family and size band, as far as they are known. */
export const likeThis = ({ edition, size }: Pick<InstallationRecord, "edition" | "size">): Peers => {
  const family = editionFamily(edition);
  const band = sizes.filter((one) => one === size && one !== "unknown");
  return { ...(family === "unknown" ? {} : { edition: [`family:${family}`] }), ...(band.length === 0 ? {} : { size: band }) };
};
