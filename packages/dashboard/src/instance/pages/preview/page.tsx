import { useMutation } from "@tanstack/solid-query";
import { createMemo, Show } from "solid-js";
import { failureOf } from "../../../api/client.ts";
import { formatBytes, formatCount, formatInstant } from "../../../charts/format.ts";
import { createActs, Said } from "../../../ui/acts.tsx";
import { PageHead } from "../../../ui/page-head.tsx";
import { instance, type Preview } from "../../api.ts";
import { settingsCrumbs, SettingsTabs } from "../settings-tabs.tsx";
import { sentWords } from "../history/sent-words.ts";
import { DiffPanel } from "./diff-panel.tsx";
import { PayloadView } from "./payload-view.tsx";

function Failed(props: { preview: Preview }) {
  const failed = () => props.preview.metrics.filter(({ error }) => error !== undefined);
  return (
    <Show when={failed().length > 0}>
      <details>
        <summary>{formatCount(failed().length, "metric")} could not be measured and would be sent as -1</summary>
        <ul class="small">
          {failed().map(({ key_path, error }) => (
            <li>
              <code>{key_path}</code>: {error}
            </li>
          ))}
        </ul>
      </details>
    </Show>
  );
}

function Payload(props: { preview: Preview; onSend: () => void; sending: boolean }) {
  const keys = createMemo(() => new Map(props.preview.metrics.map(({ key_path, data_category }) => [key_path, data_category])));
  return (
    <div class="stack">
      <section class="panel" aria-label="The payload">
        <header class="panel-head">
          <h2>
            The payload <span class="panel-unit">{formatBytes(props.preview.size)}, {formatCount(props.preview.metrics.length, "metric")}</span>
          </h2>
          <div class="panel-actions">
            <button type="button" class="button button-main" aria-disabled={props.sending} onClick={() => props.onSend()}>
              Send this
            </button>
          </div>
        </header>
        <div class="panel-body">
          <p class="small soft measure">
            Measured {formatInstant(props.preview.made_at)}. These very bytes are sent, none other; their SHA-256 is <code>{props.preview.sha256.slice(0, 16)}…</code>
          </p>
          <Failed preview={props.preview} />
          <details>
            <summary>Sent right after it: how long each metric took, and why one failed</summary>
            <pre class="beside-payload" tabindex="0">{props.preview.metadata}</pre>
          </details>
          <PayloadView text={props.preview.text} categories={props.preview.categories} keys={keys()} file={`payload-${props.preview.id}.json`} />
        </div>
      </section>
      <DiffPanel diff={props.preview.diff} />
    </div>
  );
}

/** What would be sent now, byte for byte, and the button that sends it. */
export function PreviewPage() {
  const made = useMutation(() => ({ mutationFn: () => instance.payload.preview.mutate() }));
  const acts = createActs("payload.");
  const send = (id: number) => acts.act(async () => sentWords(await instance.payload.send.mutate({ id })));
  return (
    <>
      <PageHead title="Preview" crumbs={settingsCrumbs} lead="Everything that a usage ping would say, as it would be said." />
      <SettingsTabs />
      <div class="acts">
        <button type="button" class="button" classList={{ "button-main": made.data === undefined }} aria-disabled={made.isPending} onClick={() => made.isPending || made.mutate()}>
          {made.isPending ? "Measuring" : made.data === undefined ? "Measure now" : "Measure again"}
        </button>
        <span class="small soft">Measuring reads this application's database and sends nothing.</span>
      </div>
      <Said acts={acts} />
      <Show when={made.error}>{(error) => <p class="form-error" role="alert">{failureOf(error()).message}</p>}</Show>
      <Show when={made.data}>{(preview) => <Payload preview={preview()} sending={acts.busy()} onSend={() => void send(preview().id)} />}</Show>
    </>
  );
}
