import { useQuery } from "@tanstack/solid-query";
import { createMemo, For, Show } from "solid-js";
import { formatBytes, formatInstant } from "../../../charts/format.ts";
import { answerOf } from "../../../state/answer-of.ts";
import { createUrlText } from "../../../state/url-state.ts";
import { PageHead } from "../../../ui/page-head.tsx";
import { Panel } from "../../../ui/panel.tsx";
import type { SentPing } from "../../api.ts";
import { historyQuery, sentQuery } from "../../queries.ts";
import { PayloadView } from "../preview/payload-view.tsx";
import { settingsCrumbs, SettingsTabs } from "../settings-tabs.tsx";
import { stateWords } from "./sent-words.ts";

function Row(props: { ping: SentPing; onShow: () => void }) {
  return (
    <tr>
      <td>{formatInstant(props.ping.tried_at)}</td>
      <td>{props.ping.by === "schedule" ? "By itself" : "By hand"}</td>
      <td class={props.ping.state === "sent" ? "outcome-ok" : "outcome-failed"}>{stateWords[props.ping.state]}</td>
      <td>{props.ping.state === "sent" ? `Ping ${props.ping.hub_id}` : (props.ping.failure ?? "")}</td>
      <td>{formatBytes(props.ping.size)}</td>
      <td>{props.ping.categories.join(", ")}</td>
      <td>
        <button type="button" class="button" onClick={() => props.onShow()} aria-label={`Show what was sent at ${formatInstant(props.ping.tried_at)}`}>
          Show
        </button>
      </td>
    </tr>
  );
}

function Sent(props: { id: number; answer: string | null }) {
  const query = useQuery(() => sentQuery(props.id));
  return (
    <Panel title="What was sent" unit="byte for byte" query={query} height={400}>
      {(payload) => (
        <>
          <Show when={props.answer}>{(answer) => <p class="small">The hub answered <code>{answer()}</code></p>}</Show>
          <PayloadView text={payload().text} categories={payload().categories} keys={new Map(payload().metrics.map(({ key_path, data_category }) => [key_path, data_category]))} file={`payload-${props.id}.json`} />
        </>
      )}
    </Panel>
  );
}

/** A year of what was sent, when, and what the hub answered. */
export function HistoryPage() {
  const query = useQuery(() => historyQuery());
  const [asked, setAsked] = createUrlText("ping");
  const shown = createMemo(() => (/^[1-9]\d{0,14}$/.test(asked()) ? Number(asked()) : undefined));
  return (
    <>
      <PageHead title="History" crumbs={settingsCrumbs} lead="What was sent within a year, when, and what the hub answered." />
      <SettingsTabs />
      <div class="stack">
        <Panel title="Sent usage pings" unit="newest first" query={query} height={240}>
          {(answer) => (
            <>
              <p class="small soft">{answer().schedule.next_at === null ? "None is due by itself: usage pings are off, or the hub's address is not set." : `The next goes by itself ${formatInstant(answer().schedule.next_at)}, give or take a minute.`}</p>
              <Show when={answer().items.length > 0} fallback={<p class="soft">Nothing was sent yet.</p>}>
                <div class="scroll" tabindex="0" role="region" aria-label="Pings, newest first">
                  <table class="plain-table">
                    <thead>
                      <tr>
                        <th>When</th>
                        <th>How</th>
                        <th>Outcome</th>
                        <th>The hub's answer</th>
                        <th>Size</th>
                        <th>Data</th>
                        <th>
                          <span class="visually-hidden">Payload</span>
                        </th>
                      </tr>
                    </thead>
                    <tbody>
                      <For each={answer().items}>{(ping) => <Row ping={ping} onShow={() => setAsked(String(ping.id))} />}</For>
                    </tbody>
                  </table>
                </div>
              </Show>
            </>
          )}
        </Panel>
        <Show when={shown()}>{(id) => <Sent id={id()} answer={answerOf(query)?.items.find((ping) => ping.id === id())?.answer ?? null} />}</Show>
      </div>
    </>
  );
}
