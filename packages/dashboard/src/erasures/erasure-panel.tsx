import { waitingDays } from "@pinghouse/shared/erasure/receipt";
import { useQuery, useQueryClient } from "@tanstack/solid-query";
import { For, Show } from "solid-js";
import { api } from "../api/client.ts";
import { erasuresQuery } from "../api/queries.ts";
import { answerOf } from "../state/answer-of.ts";
import { Act } from "../ui/act.tsx";
import { Panel } from "../ui/panel.tsx";
import { askWords, waitingWords } from "./erasure-words.ts";
import "./erasures.css";
import { Receipt } from "./receipt.tsx";

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

/** Erasing all that an installation sent: asking for it, calling it off, and what became of it. The operator need not wait. */
export function ErasurePanel(props: { id: string; isOperator: boolean }) {
  const query = useQuery(() => erasuresQuery(props.id));
  const client = useQueryClient();
  const own = () => answerOf(query)?.items ?? [];
  const waiting = () => own().find(({ state }) => state === "waiting");
  const done = () => own().filter(({ state }) => state === "done").toReversed();
  const ask = async () => {
    await api.erasures.ask.mutate({ id: props.id });
    await query.refetch();
    return "";
  };
  const callOff = async (erasure: number) => {
    await api.erasures.callOff.mutate({ erasure });
    await query.refetch();
    return "It is called off. Everything stays as it is.";
  };
  const now = async () => {
    await api.erasures.carryOut.mutate({ id: props.id });
    // Nothing that was asked about it holds any more.
    await client.invalidateQueries();
    return "";
  };
  return (
    <Panel title="Erase it" query={query} height={120}>
      {() => (
        <div class="erasure">
          <p class="measure">
            Everything that this installation sent can be erased: its pings, what else it posted, the scores told to it, in the hub’s journal and tables, and exports that may hold it.
            What it sends later is kept again; to send nothing more, switch its usage pings off.
          </p>
          <Show when={waiting()} fallback={<Act verb={`Erase in ${waitingDays} days`} act={ask} ask={askWords(inDays(waitingDays))} />}>
            {(open) => (
              <>
                <p class="measure erasure-waiting" role="status">{waitingWords(open())}</p>
                <Act verb="Call it off" act={() => callOff(open().id)} />
              </>
            )}
          </Show>
          <Show when={props.isOperator}>
            <Act verb="Erase now" act={now} ask="Everything held of this installation is erased now, and cannot be brought back." />
          </Show>
          <For each={done()}>{(erasure) => <Receipt erasure={erasure} />}</For>
        </div>
      )}
    </Panel>
  );
}
