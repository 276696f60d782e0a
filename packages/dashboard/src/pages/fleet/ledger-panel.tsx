import { useQuery, keepPreviousData } from "@tanstack/solid-query";
import { For, Show } from "solid-js";
import { fleetLedgerQuery } from "../../api/queries.ts";
import type { Ledger, LedgerWindow } from "../../api/rows.ts";
import { formatInstant, formatNumber } from "../../charts/format.ts";
import { createUrlChoice } from "../../state/url-state.ts";
import { Choice } from "../../ui/choice.tsx";
import type { Option } from "../../ui/menu.tsx";
import { Panel } from "../../ui/panel.tsx";
import { ledgerDifference, ledgerTerms, refusalWords } from "./ledger-terms.ts";
import "./ledger-panel.css";

const windows: readonly Option<LedgerWindow>[] = [
  { value: "1h", label: "1 hour" },
  { value: "24h", label: "24 hours" },
  { value: "7d", label: "7 days" },
  { value: "all", label: "All" },
];

function Sum(props: { ledger: Ledger }) {
  return (
    <ul class="ledger">
      <li class="ledger-term ledger-received">
        <span class="ledger-number">{formatNumber(props.ledger.received)}</span>
        <span class="ledger-name">received</span>
        <span class="ledger-meaning">Everything that was posted{props.ledger.since === null ? "." : ` since ${formatInstant(props.ledger.since)}.`}</span>
      </li>
      <For each={ledgerTerms(props.ledger)}>
        {(term, index) => (
          <li class="ledger-term">
            <span class="ledger-sign">
              <span class="visually-hidden">{index() === 0 ? "equals" : "plus"}</span>
              <span aria-hidden="true">{index() === 0 ? "=" : "+"}</span>
            </span>
            <span class="ledger-number">{formatNumber(term.value)}</span>
            <span class="ledger-name">{term.name}</span>
            <span class="ledger-meaning">{term.meaning}</span>
          </li>
        )}
      </For>
    </ul>
  );
}

/** Where everything that was posted went: received = stored + duplicates + conflicts + set aside + refused. */
export function LedgerPanel() {
  const [window, setWindow] = createUrlChoice("window", windows.map(({ value }) => value), "24h");
  const query = useQuery(() => ({ ...fleetLedgerQuery(window()), placeholderData: keepPreviousData }));
  return (
    <Panel
      title="Where every post went"
      unit="posts"
      query={query}
      height={120}
      actions={<Choice label="Time" options={windows} value={window()} onChoose={setWindow} />}
    >
      {(ledger) => (
        <>
          <Sum ledger={ledger()} />
          <Show when={ledgerDifference(ledger()) !== 0}>
            <p class="ledger-alarm" role="alert">
              The sum is off by {formatNumber(ledgerDifference(ledger()))}. Nothing should ever be missing here: run pinghouse doctor.
            </p>
          </Show>
          <Show when={refusalWords(ledger()).length > 0}>
            <p class="small soft ledger-refusals">Refused, by reason. {refusalWords(ledger()).join("; ")}.</p>
          </Show>
        </>
      )}
    </Panel>
  );
}
