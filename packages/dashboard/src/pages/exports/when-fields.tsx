import { keepPreviousData, useQuery } from "@tanstack/solid-query";
import { createUniqueId, For, Show } from "solid-js";
import { failureOf } from "../../api/client.ts";
import { exportReadingQuery } from "../../api/queries.ts";
import { answerOf } from "../../state/answer-of.ts";
import { Field } from "../../ui/field.tsx";
import type { Option } from "../../ui/menu.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import type { ExportDraft } from "./export-draft.ts";
import { inZone, presets, whenWords } from "./when-words.ts";

const byHand = { value: "hand", label: "Only by hand" };
const other = { value: "other", label: "Something else" };
const options: readonly Option[] = [...presets, byHand, other];

/** The browser's own zone. */
export const localZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What the hub makes of an expression: its words and the next five runs, or what is wrong with it. */
function Reading(props: { cron: string; time_zone: string }) {
  const query = useQuery(() => ({ ...exportReadingQuery({ cron: props.cron, time_zone: props.time_zone }), placeholderData: keepPreviousData }));
  return (
    <div class="exports-reading" aria-live="polite">
      <Show when={query.error === null ? undefined : failureOf(query.error)} fallback={<Show when={answerOf(query)}>{(reading) => (
        <>
          <p>{whenWords({ cron: props.cron, words: reading().words, time_zone: props.time_zone })}. The next five runs:</p>
          <ol><For each={reading().next}>{(instant) => <li class="small soft">{inZone(instant, props.time_zone)}</li>}</For></ol>
        </>
      )}</Show>}>
        {(failure) => <p class="run-failed">{failure().message}</p>}
      </Show>
    </div>
  );
}

/** How often: one of the usual slots, or any cron expression, on the clocks of a zone. */
export function WhenFields(props: { draft: ExportDraft; set: (part: Partial<ExportDraft>) => void; free: boolean; onFree: (free: boolean) => void }) {
  const zones = createUniqueId();
  const chosen = () => (props.draft.cron === null ? byHand.value : props.free || !presets.some(({ value }) => value === props.draft.cron) ? other.value : props.draft.cron);
  const choose = (value: string) => {
    props.onFree(value === other.value);
    if (value !== other.value) props.set({ cron: value === byHand.value ? null : value });
    else if (props.draft.cron === null) props.set({ cron: presets[0]?.value ?? "0 6 * * *" });
  };
  return (
    <>
      <div class="exports-pair">
        <SelectField label="When" options={options} value={chosen()} onChoose={choose} />
        <Show when={props.draft.cron !== null}>
          <Field label="Time zone" type="text" value={props.draft.time_zone} onInput={(time_zone) => props.set({ time_zone })} autocomplete="off" list={zones} />
          <datalist id={zones}><For each={["UTC", ...Intl.supportedValuesOf("timeZone")]}>{(zone) => <option value={zone} />}</For></datalist>
        </Show>
      </div>
      <Show when={chosen() === other.value}>
        <Field label="Cron expression" type="text" value={props.draft.cron ?? ""} onInput={(cron) => props.set({ cron })} autocomplete="off" hint="Minute, hour, day of the month, month, day of the week." />
      </Show>
      <Show when={props.draft.cron}>{(cron) => <Reading cron={cron()} time_zone={props.draft.time_zone} />}</Show>
    </>
  );
}
