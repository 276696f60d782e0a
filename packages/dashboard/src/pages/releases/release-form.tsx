import { createSignal, createUniqueId, For, onMount, Show } from "solid-js";
import { createStore } from "solid-js/store";
import { api } from "../../api/client.ts";
import type { ReleasesDraft } from "../../api/rows.ts";
import { DayField } from "../../cohort/day-field.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { Tick } from "../../ui/tick.tsx";
import { Preview } from "./preview.tsx";
import { type ReleaseDraft, releaseOf } from "./release-draft.ts";
import { RemoveRelease } from "./remove-release.tsx";

function AffectedField(props: { value: string; onInput: (text: string) => void }) {
  const id = createUniqueId();
  return (
    <div class="field">
      <label for={id}>Affected versions</label>
      <textarea id={id} class="text-input" rows="3" spellcheck={false} placeholder=">=18.6 <18.7.2" value={props.value} onInput={(event) => props.onInput(event.currentTarget.value)} aria-describedby={`${id}-hint`} />
      <p class="small soft" id={`${id}-hint`}>One range a line, any of which may hold. Empty: every older version has the holes.</p>
    </div>
  );
}

/** A release to add, or with `known` to change (its version stays then), with a preview of whom it turns which colour. */
export function ReleaseForm(props: { begin: ReleaseDraft; known: boolean; today: string; onDone: (said: string | undefined) => void }) {
  const title = createUniqueId();
  let box: HTMLElement | undefined;
  const [draft, setDraft] = createStore<ReleaseDraft>({ ...props.begin });
  const [faults, setFaults] = createSignal<readonly string[]>([]);
  const [removing, setRemoving] = createSignal(false);
  const asked = (): ReleasesDraft | undefined => {
    if (removing()) return { remove: [props.begin.version] };
    const read = releaseOf(draft);
    return "release" in read ? { save: [read.release] } : undefined;
  };
  const save = async () => {
    const read = releaseOf(draft);
    setFaults("faults" in read ? read.faults : []);
    if ("faults" in read) return;
    await api.releases.save.mutate(read);
    props.onDone(`${read.release.version} is saved, and checks are answered by it.`);
  };
  onMount(() => box?.querySelector<HTMLElement>(props.known ? "input[type=date]" : "input")?.focus());
  return (
    <section class="panel releases-form" aria-labelledby={title} ref={box} onKeyDown={(event) => event.key === "Escape" && props.onDone(undefined)}>
      <h2 id={title}>{props.known ? `Change ${props.begin.version}` : "Add a release"}</h2>
      <div class="releases-form-parts">
        <Form verb="Save" busy="Saving" send={save}>
          <ul class="form-error" role="alert" hidden={faults().length === 0}><For each={faults()}>{(fault) => <li>{fault}</li>}</For></ul>
          <Show when={!props.known}>
            <Field label="Version" type="text" value={draft.version} onInput={(version) => setDraft({ version })} autocomplete="off" placeholder="18.7.2" hint="Three numbers; editions do not count." />
          </Show>
          <div class="releases-day">
            <DayField label="Released on" value={draft.released_on} invalid={draft.released_on === ""} onChange={(released_on) => setDraft({ released_on })} />
            <Show when={draft.released_on > props.today}><p class="small soft">Until that day (UTC) it is not there for anybody.</p></Show>
          </div>
          <Tick label="Security release" checked={draft.security || draft.critical} disabled={draft.critical} onChange={(security) => setDraft({ security })} hint="It closes a hole: who lacks it in its own minor is told to update asap." />
          <Tick label="Critical" checked={draft.critical} onChange={(critical) => setDraft({ critical })} hint="Every version that its ranges name is told so, in whatever minor." />
          <Field label="Advisories" type="text" optional value={draft.advisories} onInput={(advisories) => setDraft({ advisories })} autocomplete="off" placeholder="CVE-2026-1234" hint="What it fixes; other releases that fix the same are found by the name." />
          <AffectedField value={draft.affected} onInput={(affected) => setDraft({ affected })} />
          <button type="button" class="button releases-leave" onClick={() => props.onDone(undefined)}>Leave it</button>
        </Form>
        <div class="releases-beside">
          <Preview draft={asked()} waiting="Say version and day, and what they change is shown here before anything is saved." />
          <Show when={props.known}>
            <RemoveRelease version={props.begin.version} asked={removing()} onAsk={setRemoving} onDone={props.onDone} />
          </Show>
        </div>
      </div>
    </section>
  );
}
