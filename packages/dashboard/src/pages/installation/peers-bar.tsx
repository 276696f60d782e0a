import { cohortSentence } from "@pinghouse/shared/cohort/sentence";
import { useQuery } from "@tanstack/solid-query";
import { Show } from "solid-js";
import { cohortWeeksQuery } from "../../api/queries.ts";
import { Faults } from "../../cohort/cohort-bar.tsx";
import { fieldFaults } from "../../cohort/cohort-address.ts";
import { ConditionsLine } from "../../cohort/conditions-line.tsx";
import { formatCount } from "../../charts/format.ts";
import { answerOf } from "../../state/answer-of.ts";
import { Choice } from "../../ui/choice.tsx";
import type { Option } from "../../ui/menu.tsx";
import type { PeerChoice, UrlPeers } from "./url-peers.ts";

const options: Option<PeerChoice>[] = [
  { value: "like", label: "Installations like this one" },
  { value: "all", label: "All" },
  { value: "chosen", label: "Chosen" },
];

/** Who the metrics are set beside, in a sentence, and the choice of others. */
export function PeersBar(props: { peers: UrlPeers; silent: boolean }) {
  const weeks = useQuery(() => cohortWeeksQuery(props.peers.peers()));
  const n = () => answerOf(weeks)?.items.at(-1)?.installations;
  const sentence = () => {
    const members = n();
    return members === undefined ? cohortSentence(props.peers.peers()) : cohortSentence(props.peers.peers(), members);
  };
  return (
    <div class="peers-bar">
      <Choice label="Compared with" options={options} value={props.peers.choice()} onChoose={props.peers.choose} />
      <Show when={props.peers.choice() === "chosen"} fallback={<p class="peers-sentence">Compared with <strong>{sentence()}</strong></p>}>
        <ChosenPeers own={props.peers.own} n={n()} />
      </Show>
      <Show when={props.silent}>
        <p class="peers-sentence">This installation is silent: its last values are placed among those that report today.</p>
      </Show>
    </div>
  );
}

/** A cohort of one's own without a window: the installation's values are those of today. */
function ChosenPeers(props: { own: UrlPeers["own"]; n: number | undefined }) {
  const lead = () => `Compared with ${props.n === undefined ? "reporting installations" : formatCount(props.n, "installation")}${props.own.isEveryone() ? "" : ": "}`;
  return (
    <section class="cohort" aria-label="Who it is compared with">
      <ConditionsLine cohort={props.own} lead={lead()} />
      <Faults faults={fieldFaults(props.own.fields())} />
    </section>
  );
}
