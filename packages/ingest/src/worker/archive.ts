import type { Archive } from "@pinghouse/warehouse/archive/archive";
import type { Journal } from "../journal/journal.ts";
import type { Landing } from "./landing/landing.ts";
import type { ParsePool } from "./pool/parse-pool.ts";

/** The journal as the API sees it. */
export const createArchive = (journal: Journal, pool: ParsePool, landing: Pick<Landing, "settled" | "drained">): Archive => ({
  accepted: async (since) => {
    const { pings, newest } = await journal.accepted(since);
    return { pings, newest, settled: landing.settled() };
  },
  figures: async () => {
    const { accepted, bytes, quarantined } = journal.figures();
    return { accepted, journal_bytes: bytes, quarantined };
  },
  payload: async (pingId) => {
    const content = await journal.payload(pingId);
    return content === undefined ? undefined : pool.text(content);
  },
  quarantined: () => journal.quarantined(),
  asideOf: ({ uuid, hostname }) => journal.asideOf(uuid, hostname),
  replay: (pingIds) => journal.replay(pingIds),
  approve: (uuid) => journal.approve(uuid),
  bind: ({ uuid, hostname }, act) => journal.bind(uuid, hostname, act),
  erase: async (subject) => {
    const { installation, before, since, counts } = await journal.erase(subject);
    await landing.drained();
    return { installation, before, since, ...counts };
  },
  erasedBefore: (installation) => journal.erasedBefore(installation),
  binding: (installation) => {
    const binding = journal.binding(installation);
    return binding && { proof: binding.proof, secret: binding.secret_hash !== null, since: binding.since };
  },
  heldBy: (secretHash) => journal.heldBy(secretHash),
});
