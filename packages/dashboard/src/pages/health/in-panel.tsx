import { useQuery } from "@tanstack/solid-query";
import { For, Show } from "solid-js";
import { healthQuery, healthQuietQuery } from "../../api/queries.ts";
import type { Health } from "../../api/rows.ts";
import { formatInstant, formatNumber } from "../../charts/format.ts";
import { answerOf } from "../../state/answer-of.ts";
import { Panel } from "../../ui/panel.tsx";
import { healthSentence, quietWords, unexpectedWords } from "./health-words.ts";
import { LateTable } from "./late-table.tsx";

const figures = (health: Health) => [
  { name: "active", note: "a ping in 14 days", value: health.active },
  { name: "silent", note: "none in 14 days", value: health.silent },
  { name: "new this week", note: "first ping ever", value: health.new_this_week },
  { name: "on their way", note: "acknowledged, not yet queryable", value: health.waiting },
];

/** One sentence that says whether all of it is in, and four figures. */
export function InPanel() {
  const query = useQuery(() => ({ ...healthQuery(), refetchInterval: 15_000 }));
  const quiet = useQuery(() => ({ ...healthQuietQuery(), refetchInterval: 60_000 }));
  return (
    <Panel title="Is it all in" query={query} height={180}>
      {(health) => (
        <>
          <p class="health-sentence">{healthSentence(health())}</p>
          <Show when={health().lost !== 0}>
            <p class="health-alarm" role="alert">
              {health().lost > 0
                ? `${formatNumber(health().lost)} acknowledged pings are neither in the warehouse nor set aside. They are safe in the journal: stop the hub and run pinghouse rebuild.`
                : "The warehouse holds more than the journal acknowledged: stop the hub and run pinghouse rebuild."}
            </p>
          </Show>
          <Show when={quietWords(answerOf(quiet))}>{(words) => <p class="health-alarm" role="alert">{words()}</p>}</Show>
          <p class="small soft health-basis">
            Expected are active installations whose weekly turn is known from their pings; late is 12 hours after it. {unexpectedWords(health())} As of {formatInstant(health().as_of)}.
          </p>
          <dl class="health-figures">
            <For each={figures(health())}>
              {({ name, note, value }) => (
                <div>
                  <dt>
                    {name} <span>{note}</span>
                  </dt>
                  <dd>{formatNumber(value)}</dd>
                </div>
              )}
            </For>
          </dl>
          <Show when={health().late > 0}>
            <LateTable count={health().late} />
          </Show>
        </>
      )}
    </Panel>
  );
}
