import type { Cohort } from "@pinghouse/shared/cohort/cohort";
import { useSearchParams } from "@solidjs/router";
import { createMemo } from "solid-js";
import type { Peers } from "../../api/peers.ts";
import type { InstallationRecord } from "../../api/rows.ts";
import { createUrlCohort } from "../../cohort/url-cohort.ts";
import { useSession } from "../../shell/session.tsx";
import { createUrlChoice } from "../../state/url-state.ts";
import { likeThis } from "./likeness.ts";

export const peerChoices = ["like", "all", "chosen"] as const;
export type PeerChoice = (typeof peerChoices)[number];

const today = ({ from: _from, to: _to, ...peers }: Cohort): Peers => peers;

/**
 * Who the installation is set beside, kept in the address: those like it, all, or a cohort that was chosen. Choosing begins with those
 * like it. Nobody, for who has no cohorts.
 */
export const createUrlPeers = (record: () => InstallationRecord) => {
  const session = useSession();
  const [, setParams] = useSearchParams();
  const [choice, setChoice] = createUrlChoice("peers", peerChoices, "like");
  const own = createUrlCohort();
  const allowed = () => session().role !== "admin";
  const peers = createMemo((): Peers => {
    if (!allowed() || choice() === "all") return {};
    return choice() === "like" ? likeThis(record()) : today(own.cohort());
  });
  const choose = (next: PeerChoice) => {
    if (next !== "chosen") return setChoice(next);
    const { edition = [], size = [] } = likeThis(record());
    setParams({ peers: next, edition, size }, { replace: true, scroll: false });
  };
  return { allowed, choice, choose, own, peers };
};

export type UrlPeers = ReturnType<typeof createUrlPeers>;
