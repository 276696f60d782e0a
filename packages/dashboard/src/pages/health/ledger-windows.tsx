import { useQueries } from "@tanstack/solid-query";
import { For, Show } from "solid-js";
import { fleetLedgerQuery } from "../../api/queries.ts";
import type { Ledger } from "../../api/rows.ts";
import { formatInstant, formatNumber } from "../../charts/format.ts";
import { answerOf } from "../../state/answer-of.ts";
import { Panel } from "../../ui/panel.tsx";
import { ledgerDifference, refusalWords } from "../fleet/ledger-terms.ts";

const windows = ["1h", "24h", "7d"] as const;
const titles = { "1h": "1 hour", "24h": "24 hours", "7d": "7 days" } as const;

const lines: readonly { name: string; sign: string; of: (ledger: Ledger) => number }[] = [
  { name: "Received", sign: "", of: (ledger) => ledger.received },
  { name: "stored", sign: "=", of: (ledger) => ledger.stored },
  { name: "duplicates", sign: "+", of: (ledger) => ledger.duplicates },
  { name: "conflicts", sign: "+", of: (ledger) => ledger.conflicts },
  { name: "set aside", sign: "+", of: (ledger) => ledger.set_aside },
  { name: "refused", sign: "+", of: (ledger) => ledger.refused },
  { name: "on their way", sign: "+", of: (ledger) => ledger.waiting },
];

const off = (ledgers: readonly Ledger[]) => ledgers.filter((ledger) => ledgerDifference(ledger) !== 0);

function Sums(props: { ledgers: readonly Ledger[] }) {
  return (
    <>
      <div class="health-scroll" tabindex="0" role="region" aria-label="Received and what became of it">
        <table class="health-table health-ledger">
          <thead>
            <tr>
              <th scope="col">Posts</th>
              <For each={props.ledgers}>{({ window, since }) => <th scope="col" title={`Since ${formatInstant(since)}`}>{window === "all" ? "All" : titles[window]}</th>}</For>
            </tr>
          </thead>
          <tbody>
            <For each={lines}>
              {(line) => (
                <tr>
                  <th scope="row">
                    <span class="health-sign" aria-hidden="true">{line.sign}</span>
                    {line.name}
                  </th>
                  <For each={props.ledgers}>{(ledger) => <td>{formatNumber(line.of(ledger))}</td>}</For>
                </tr>
              )}
            </For>
            <tr classList={{ "health-off": off(props.ledgers).length > 0 }}>
              <th scope="row">
                <span class="health-sign" aria-hidden="true" />
                unaccounted for
              </th>
              <For each={props.ledgers}>{(ledger) => <td>{formatNumber(ledgerDifference(ledger))}</td>}</For>
            </tr>
          </tbody>
        </table>
      </div>
      <Show when={off(props.ledgers).length > 0}>
        <p class="health-alarm" role="alert">
          The sum does not hold. Received is counted in the journal, the rest apart from it: run pinghouse doctor, then pinghouse rebuild.
        </p>
      </Show>
      <Show when={refusalWords(props.ledgers.at(-1) ?? neverRefused).length > 0}>
        <p class="small soft">Refused in 7 days, by reason. {refusalWords(props.ledgers.at(-1) ?? neverRefused).join("; ")}.</p>
      </Show>
      <p class="small soft">
        Windows begin at a full hour. Series: <code>pinghouse_posts_total</code>, <code>pinghouse_pings_accepted</code>, <code>pinghouse_pings_landed</code>. As of {formatInstant(props.ledgers[0]?.as_of)}.
      </p>
    </>
  );
}

const neverRefused = { refusals: [] };

/** Where every post of three windows went, side by side. */
export function LedgerWindows() {
  const queries = useQueries(() => ({ queries: windows.map((window) => fleetLedgerQuery(window)) }));
  const whole = {
    get data() {
      const held = queries.flatMap((query) => answerOf(query) ?? []);
      return held.length === windows.length ? held : undefined;
    },
    get isSuccess() {
      return queries.every((query) => query.isSuccess);
    },
    get dataUpdatedAt() {
      return Math.min(...queries.map((query) => query.dataUpdatedAt));
    },
    get error() {
      return queries.find((query) => query.error !== null)?.error ?? null;
    },
    get isFetching() {
      return queries.some((query) => query.isFetching);
    },
    refetch: () => queries.forEach((query) => void query.refetch()),
  };
  return (
    <Panel title="Where every post went" unit="posts" query={whole} height={330}>
      {(ledgers) => <Sums ledgers={ledgers()} />}
    </Panel>
  );
}
