import { useMutation, useQuery, useQueryClient } from "@tanstack/solid-query";
import { createSignal, Show } from "solid-js";
import { failureOf } from "../../api/client.ts";
import { healthSetAsideQuery, quarantineQuery } from "../../api/queries.ts";
import { formatCount, formatInstant } from "../../charts/format.ts";
import { useSession } from "../../shell/session.tsx";
import { answerOf } from "../../state/answer-of.ts";
import { createUrlSort } from "../../state/url-state.ts";
import { PageHead } from "../../ui/page-head.tsx";
import { Panel } from "../../ui/panel.tsx";
import { VirtualTable } from "../../ui/virtual-table.tsx";
import { HealthTabs } from "../health/health-tabs.tsx";
import { setAsideColumns } from "./columns.tsx";
import { Groups } from "./groups.tsx";
import "./page.css";

/** Puts pings back on their way or approves a sender, and says what came of it. */
const createDecision = () => {
  const client = useQueryClient();
  const [said, setSaid] = createSignal("");
  const decision = useMutation(() => ({
    mutationFn: (decide: () => Promise<{ replayed: number }>) => decide(),
    onSuccess: ({ replayed }) => {
      setSaid(`${formatCount(replayed, "ping")} put back on the way. What still cannot be counted comes back here.`);
      void client.invalidateQueries();
    },
    onError: (error) => setSaid(`Nothing was changed. ${failureOf(error).message}`),
  }));
  return { said, decide: decision.mutate, busy: () => decision.isPending };
};

/** Pings that were acknowledged and are kept whole, but not counted: why, and the decision about them. */
export function SetAsidePage() {
  const session = useSession();
  const query = useQuery(quarantineQuery);
  const groups = useQuery(healthSetAsideQuery);
  const decision = createDecision();
  const [sort, setSort] = createUrlSort({ by: "received_at", descending: true });
  const empty = () => `Nothing is set aside. ${session().ingest === "approve" ? "A new installation's pings will wait here for your approval." : "Every acknowledged ping is in the figures."}`;
  return (
    <>
      <PageHead title="Set aside" lead="These pings were acknowledged and are kept whole in the journal. They are in no figure until the cause is gone." />
      <HealthTabs />
      <p role="status" class="set-aside-said" hidden={decision.said() === ""}>
        {decision.said()}
      </p>
      <div class="table-panel">
        <Panel title="By reason" unit="pings" query={query} height={300} isEmpty={({ items }) => items.length === 0} empty={empty()}>
          {(answer) => (
            <>
              <Groups groups={answerOf(groups)?.items ?? []} rows={answer().items} decision={decision} />
              <Show when={answer().next_cursor !== null}>
                <p class="small soft groups-more">The table shows the oldest 1,000. More follow when these are decided.</p>
              </Show>
              <VirtualTable label="Pings set aside" rows={answer().items} columns={setAsideColumns} rowKey={(row) => String(row.ping_id)} sort={sort()} onSort={setSort} />
              <p class="small faint groups-more">As of {formatInstant(answer().as_of)}.</p>
            </>
          )}
        </Panel>
      </div>
    </>
  );
}
