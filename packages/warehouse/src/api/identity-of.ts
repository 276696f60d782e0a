import { Problem } from "@pinghouse/shared/problem/problem";
import { installation } from "../queries/installation.ts";
import type { Context } from "./context.ts";

/** Who an installation is to the journal. For what the hub does by itself: the caller must be allowed already. Throws Problem "not_found". */
export const identityOf = async ({ store }: Context, id: string): Promise<{ uuid: string; hostname: string }> => {
  const { uuid, hostname } = await installation(store, { id }, { uuid: true });
  if (uuid === null) throw new Problem("not_found");
  return { uuid, hostname };
};
