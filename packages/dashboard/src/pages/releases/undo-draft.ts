import type { ReleaseChangeRecord, ReleasesDraft } from "../../api/rows.ts";

/** The draft that takes a change back: what was there before, without what came with it. */
export const undoDraft = ({ releases, policy }: Pick<ReleaseChangeRecord, "releases" | "policy">): ReleasesDraft => ({
  save: releases.flatMap(({ before }) => before ?? []),
  remove: releases.flatMap(({ version, before }) => (before === null ? [version] : [])),
  ...(policy === null ? {} : { policy: policy.before }),
});
