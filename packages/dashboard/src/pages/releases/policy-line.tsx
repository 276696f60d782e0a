import { createSignal, Show } from "solid-js";
import { api } from "../../api/client.ts";
import type { ReleasesSummary } from "../../api/rows.ts";
import { Choice } from "../../ui/choice.tsx";
import { Form } from "../../ui/form.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { policyWords } from "./policy-words.ts";
import { Preview } from "./preview.tsx";

const choices = [
  { value: "latest", label: "The latest version alone" },
  { value: "maintained", label: "The newest patch of each maintained minor" },
] as const;

/** The most minors that the form offers; the command line takes more. */
const most = 12;
const counts = Array.from({ length: most }, (_, i) => ({ value: String(i + 1), label: i === 0 ? "1, the newest" : String(i + 1) }));

function PolicyForm(props: { summary: ReleasesSummary; onDone: (said: string | undefined) => void }) {
  const [upToDate, setUpToDate] = createSignal(props.summary.up_to_date);
  const [maintained, setMaintained] = createSignal(props.summary.maintained_minors);
  const policy = () => ({ up_to_date: upToDate(), maintained_minors: maintained() });
  const options = () => (counts.length < maintained() ? [...counts, { value: String(maintained()), label: String(maintained()) }] : counts);
  const save = async () => {
    await api.releases.decide.mutate({ policy: policy() });
    props.onDone("The policy is saved, and checks are answered by it.");
  };
  return (
    <div class="releases-form-parts" onKeyDown={(event) => event.key === "Escape" && props.onDone(undefined)}>
      <Form verb="Save" busy="Saving" send={save}>
        <p class="small">Who is up to date</p>
        <p class="releases-choice"><Choice label="Who is up to date" options={choices} value={upToDate()} onChoose={setUpToDate} /></p>
        <SelectField label="Maintained minors" options={options()} value={String(maintained())} onChoose={(n) => setMaintained(Number(n))} hint="Counted from the newest. Older lines are told to update asap where a later release closes a hole of theirs." />
        <button type="button" class="button releases-leave" onClick={() => props.onDone(undefined)}>Leave it</button>
      </Form>
      <div class="releases-beside"><Preview draft={{ policy: policy() }} waiting="" /></div>
    </div>
  );
}

/** The policy in a sentence; an operator can change it. */
export function PolicyLine(props: { summary: ReleasesSummary; mayChange: boolean; onDecided: (said: string) => void }) {
  const [open, setOpen] = createSignal(false);
  const done = (said: string | undefined) => {
    setOpen(false);
    if (said !== undefined) props.onDecided(said);
  };
  return (
    <>
      <p class="releases-policy">
        {policyWords(props.summary)}{" "}
        <Show when={props.mayChange}><button type="button" class="button" aria-expanded={open()} onClick={() => setOpen(!open())}>Change the policy</button></Show>
      </p>
      <Show when={open()}><PolicyForm summary={props.summary} onDone={done} /></Show>
    </>
  );
}
