import { A } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import { createSignal, Show } from "solid-js";
import { formatCount, formatInstant } from "../../../charts/format.ts";
import { type Acts, createActs, Said } from "../../../ui/acts.tsx";
import { Field } from "../../../ui/field.tsx";
import { Form } from "../../../ui/form.tsx";
import { PageHead } from "../../../ui/page-head.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { Tick } from "../../../ui/tick.tsx";
import { instance } from "../../api.ts";
import { carryQuery } from "../../queries.ts";
import { settingsCrumbs, SettingsTabs } from "../settings-tabs.tsx";

function PinKey(props: { pinned: boolean; onPinned: () => Promise<void> }) {
  const [key, setKey] = createSignal("");
  const [replace, setReplace] = createSignal(false);
  const send = async () => {
    await instance.carry.pin.mutate({ public_key: key().trim(), replace: replace() });
    setKey("");
    await props.onPinned();
  };
  return (
    <div class="measure">
      <Form verb={props.pinned ? "Pin another key" : "Pin the key"} busy="One moment" send={send}>
        <Field label="The hub's key" type="text" value={key()} onInput={setKey} autocomplete="off" hint="64 digits and letters, shown at the hub where payloads are handed in. Compare it by another way than the one the answer comes." />
        <Show when={props.pinned}>
          <Tick label="Take this key in place of the pinned one" checked={replace()} onChange={setReplace} hint="Only where the hub was set up anew: its own change of keys comes with its answers." />
        </Show>
      </Form>
    </div>
  );
}

function Answer(props: { acts: Acts }) {
  const take = (file: File) =>
    props.acts.act(async () => {
      const { id, answers } = await instance.carry.read.mutate({ text: await file.text() });
      return `The answer to ping ${id} was read, with ${formatCount(answers, "answer")} for the pages.`;
    });
  return (
    <label class="button button-main">
      Choose the answer file
      <input
        type="file"
        class="visually-hidden"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = "";
          if (file !== undefined) void take(file);
        }}
      />
    </label>
  );
}

/** For an installation that reaches no hub: its payload is carried there by hand, and the signed answer back. */
export function CarryPage() {
  const query = useQuery(() => carryQuery());
  const acts = createActs("");
  return (
    <>
      <PageHead title="Without a network" crumbs={settingsCrumbs} lead="Where no connection leaves this machine: carry the payload to the hub, and its signed answer back." />
      <SettingsTabs />
      <Said acts={acts} />
      <div class="stack">
        <section class="panel" aria-label="There">
          <header class="panel-head">
            <h2>There</h2>
          </header>
          <div class="panel-body">
            <p class="measure">
              Download the payload under <A href="/settings/preview">Preview</A>, and hand it in at the hub under <code>/usage_data/new</code>. The hub gives an answer file for it.
            </p>
          </div>
        </section>
        <Panel title="And back" query={query} height={180}>
          {(known) => (
            <>
              <Show when={known().key_id} fallback={<p class="measure">An answer is believed only if it is signed with the hub's key. Pin that key once.</p>}>
                {(id) => (
                  <>
                    <p class="measure">
                      Answers are verified with the key <code>{id()}</code>.{" "}
                      {known().newest_at === null ? "None was read yet." : `The newest that was read is of ${formatInstant(known().newest_at)}.`}
                    </p>
                    <p>
                      <Answer acts={acts} />
                    </p>
                  </>
                )}
              </Show>
              <PinKey pinned={known().key_id !== null} onPinned={() => acts.act(async () => "The key is pinned.")} />
            </>
          )}
        </Panel>
      </div>
    </>
  );
}
