import { fileEnding, type FileFormat } from "@pinghouse/shared/exports/file-format";
import type { ExportSource } from "@pinghouse/shared/exports/order";
import { useNavigate } from "@solidjs/router";
import { useQueryClient } from "@tanstack/solid-query";
import { createSignal, For, Show } from "solid-js";
import { createStore } from "solid-js/store";
import { api } from "../../api/client.ts";
import type { ExportDestination, ExportSchedule } from "../../api/rows.ts";
import { useSession } from "../../shell/session.tsx";
import { Choice } from "../../ui/choice.tsx";
import { Form } from "../../ui/form.tsx";
import { draftFaults, type ExportDraft, mayHoldHostnames, modeOf, orderOf } from "./export-draft.ts";
import { FileFields } from "./file-fields.tsx";
import { SourceFields } from "./source-fields.tsx";
import { downloadHref, suggestedName } from "./source-words.ts";
import { localZone, WhenFields } from "./when-fields.tsx";

const often = [
  { value: "schedule", label: "On a schedule" },
  { value: "once", label: "Once now" },
] as const;

const draftOf = (schedule: ExportSchedule | undefined): ExportDraft =>
  schedule === undefined
    ? { name: "", format: "parquet", layout: "file", mode: "full", destination: "", hostnames: false, often: "schedule", cron: "0 6 * * 1", time_zone: localZone() }
    : { ...schedule, often: "schedule" };

interface ExportFormProps {
  source: ExportSource;
  /** The schedule that the form opens with. */
  begin: ExportSchedule | undefined;
  /** The schedule that it changes; undefined for a new one. */
  changes: number | undefined;
  destinations: readonly ExportDestination[] | undefined;
}

/** What the form holds, and what becomes of it. */
const createExportForm = (props: ExportFormProps) => {
  const session = useSession();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [draft, setDraft] = createStore<ExportDraft>(draftOf(props.begin));
  const [faults, setFaults] = createSignal<readonly string[]>([]);
  const suggested = () => suggestedName(props.source);
  const places = () => props.destinations ?? [];
  // The one destination there is needs no choosing.
  const chosen = () => (draft.destination === "" && places().length === 1 ? (places()[0]?.name ?? "") : draft.destination);
  const whole = (): ExportDraft => ({ ...draft, destination: chosen() });
  const send = async () => {
    const name = draft.name === "" ? suggested() : draft.name;
    setFaults(draftFaults(whole(), name, places()));
    if (faults().length > 0) return;
    const grants = mayHoldHostnames(places().find((place) => place.name === chosen()), session().role);
    const order = orderOf(whole(), props.source, name, grants);
    const { cron, time_zone } = draft;
    if (draft.often === "once") await api.exports.runOnce.mutate(order);
    else await api.exports.saveSchedule.mutate({ ...order, ...(props.changes === undefined ? {} : { id: props.changes }), mode: modeOf(draft, props.source), cron, time_zone, paused: props.changes !== undefined && props.begin?.paused === true });
    await client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith("exports.") });
    navigate(draft.often === "once" ? "/exports/runs" : "/exports");
  };
  return { draft: whole, setDraft, faults, suggested, send };
};

/** What "once now" does, and the way to have it here instead. */
function AtOnce(props: { source: ExportSource; format: FileFormat; name: string }) {
  return (
    <p class="small soft">
      It begins at once; how far it is stands under Runs.
      <Show when={downloadHref(props.source, props.format)}>
        {(href) => <> Or <a href={href()} download={`${props.name}.${fileEnding(props.format)}`}>download it here</a>, without a destination.</>}
      </Show>
    </p>
  );
}

/** What, how, where and when, in the order in which people think of it. */
export function ExportForm(props: ExportFormProps) {
  const { draft, setDraft, faults, suggested, send } = createExportForm(props);
  const [free, setFree] = createSignal(false);
  const verb = () => (props.changes !== undefined ? "Save the schedule" : draft().often === "once" ? "Export now" : "Schedule it");
  return (
    <div class="exports-new">
      <section class="panel exports-form" aria-label="What">
        <h2>What</h2>
        <SourceFields source={props.source} />
      </section>
      <section class="panel exports-form" aria-label="How, where and when">
        <Form verb={verb()} busy="Sending" send={send}>
          <h2>How and where</h2>
          <FileFields draft={draft()} source={props.source} set={setDraft} suggested={suggested()} destinations={props.destinations} />
          <h2>When</h2>
          <Show when={props.changes === undefined}>
            <p class="exports-choice"><Choice label="How often" options={often} value={draft().often} onChoose={(value) => setDraft({ often: value })} /></p>
          </Show>
          <Show when={draft().often === "schedule"} fallback={<AtOnce source={props.source} format={draft().format} name={draft().name === "" ? suggested() : draft().name} />}>
            <WhenFields draft={draft()} set={setDraft} free={free()} onFree={setFree} />
          </Show>
          <ul class="form-error" role="alert" hidden={faults().length === 0}><For each={faults()}>{(fault) => <li>{fault}</li>}</For></ul>
        </Form>
      </section>
    </div>
  );
}
