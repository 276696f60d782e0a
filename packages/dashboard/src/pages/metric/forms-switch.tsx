import type { Window } from "@pinghouse/shared/metrics/measure";
import { A, useLocation } from "@solidjs/router";
import { For, Show } from "solid-js";
import type { MetricForm } from "../../api/rows.ts";
import { orderedForms } from "./ordered-forms.ts";

const words: Record<Window, string> = { "7d": "7 days", "28d": "28 days", all: "All time" };

/** The forms of one measure as links beside one another; the cohort stays. Nothing where the metric is the only form. */
export function FormsSwitch(props: { name: string; forms: readonly MetricForm[] }) {
  const location = useLocation();
  const forms = () => orderedForms(props.forms);
  return (
    <Show when={forms().length > 1}>
      <nav class="tabs metric-forms" aria-label="Forms of this measure">
        <For each={forms()}>
          {({ key, form }) => (
            <A href={`/metrics/${encodeURIComponent(key)}${location.search}`} aria-current={key === props.name ? "page" : undefined} title={key}>
              {words[form]}
            </A>
          )}
        </For>
      </nav>
    </Show>
  );
}
