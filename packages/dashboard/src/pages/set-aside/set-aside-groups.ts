import type { SetAsideGroup, SetAsideRow } from "../../api/rows.ts";

type Reason = SetAsideRow["reason"];

/** What each reason is called, and what may be done about it. */
export const reasonWords: Record<Reason, { title: string; sentence: string }> = {
  future: { title: "From the future", sentence: "Recorded more than a day ahead of this hub's clock. Check both clocks, then replay." },
  unapproved: { title: "Not approved", sentence: "From an installation that this hub does not know yet. Approving it puts its pings back on their way." },
  unverified: { title: "Not verified", sentence: "Without the secret that its installation is bound to, or with another. If the sender lost it, take it away or set the new one on the installation's page, then replay; else it is a stranger." },
  unlandable: { title: "Could not be stored", sentence: "The warehouse refused this ping by itself. Replay it after an upgrade." },
};

export interface ReasonGroup {
  reason: Reason;
  pings: number;
  /** The version with most pings first. */
  versions: SetAsideGroup[];
}

/** The groups by reason, the most frequent reason first. */
export const byReason = (groups: readonly SetAsideGroup[]): ReasonGroup[] =>
  [...new Set(groups.map(({ reason }) => reason))]
    .map((reason) => {
      const versions = groups.filter((group) => group.reason === reason).toSorted((a, b) => b.pings - a.pings);
      return { reason, pings: versions.reduce((sum, { pings }) => sum + pings, 0), versions };
    })
    .toSorted((a, b) => b.pings - a.pings);

/** Who sent pings that were set aside for this reason, each once, in the order they came. */
export const sendersOf = (rows: readonly SetAsideRow[], reason: Reason): { uuid: string; hostname: string }[] => [
  ...new Map(rows.filter((row) => row.reason === reason).map(({ uuid, hostname }) => [uuid, { uuid, hostname }])).values(),
];
