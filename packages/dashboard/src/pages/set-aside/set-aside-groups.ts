import type { SetAsideRow } from "../../api/rows.ts";

type Reason = SetAsideRow["reason"];

/** What each reason is called, and what may be done about it. */
export const reasonWords: Record<Reason, { title: string; sentence: string }> = {
  future: { title: "From the future", sentence: "Recorded more than a day ahead of this hub's clock. Check both clocks, then replay." },
  unapproved: { title: "Not approved", sentence: "From an installation that this hub does not know yet. Approving it puts its pings back on their way." },
  unverified: { title: "Not verified", sentence: "Without the secret that its installation is bound to." },
  unlandable: { title: "Could not be stored", sentence: "The warehouse refused this ping by itself. Replay it after an upgrade." },
};

export interface SetAsideGroup {
  reason: Reason;
  pings: number[];
  /** Versions among them, each once, in the order they came. */
  versions: string[];
  /** Senders among them, each once. */
  uuids: { uuid: string; hostname: string }[];
}

const once = <Item>(items: readonly Item[], key: (item: Item) => string): Item[] => [...new Map(items.map((item) => [key(item), item])).values()];

/** The pings by reason, the most frequent reason first. */
export const setAsideGroups = (rows: readonly SetAsideRow[]): SetAsideGroup[] =>
  once(rows, ({ reason }) => reason)
    .map(({ reason }) => {
      const own = rows.filter((row) => row.reason === reason);
      return {
        reason,
        pings: own.map(({ ping_id }) => ping_id),
        versions: once(own.flatMap(({ version }) => version ?? []), (version) => version),
        uuids: once(own, ({ uuid }) => uuid).map(({ uuid, hostname }) => ({ uuid, hostname })),
      };
    })
    .sort((a, b) => b.pings.length - a.pings.length);
