import { A } from "@solidjs/router";
import { useMutation, useQuery } from "@tanstack/solid-query";
import { createSignal, Show } from "solid-js";
import { api, failureOf } from "../../api/client.ts";
import { answerKeyQuery } from "../../api/queries.ts";
import type { UploadAnswer } from "../../api/rows.ts";
import { saveFile } from "../../charts/save-png.ts";
import { formatBytes, formatCount, formatDay, formatInstant } from "../../charts/format.ts";
import { answerOf } from "../../state/answer-of.ts";
import { CopyButton } from "../../ui/copy-button.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { DropZone } from "../drop/drop-zone.tsx";
import { base64Of, mostSent, type PayloadSource } from "../drop/payload-source.ts";
import { installationHref } from "../installations/columns.tsx";
import { outcomeWords } from "./outcome-words.ts";
import "../installation/installation.css";
import "./upload.css";

const crumbs = [{ label: "Installations", href: "/installations" }];

const send = (source: PayloadSource): Promise<UploadAnswer> => {
  if (source.bytes.length > mostSent) return Promise.reject(new Error(`${source.name} has ${formatBytes(source.bytes.length)}, which no hub takes`));
  return api.uploads.take.mutate({ body: base64Of(source.bytes), gzip: source.gzip });
};

const fileName = ({ hostname, installation, week }: UploadAnswer): string => `${(hostname || installation).replace(/[^\w.-]/g, "-")}-${week}.pinghouse-answer`;

/** Where a payload file from an installation without a network is handed in, and its signed answer fetched. */
export function UploadPage() {
  const [source, setSource] = createSignal<PayloadSource>();
  const upload = useMutation(() => ({ mutationFn: send }));
  const take = (next: PayloadSource) => {
    setSource(next);
    upload.mutate(next);
  };
  return (
    <>
      <PageHead
        title="Hand in a payload file"
        crumbs={crumbs}
        lead="For an installation that reaches no hub: carry its payload here, and the answer file back. What is handed in is stored, by the same rules as a ping that is posted."
      />
      <div class="stack">
        <DropZone title="Drop the payload file here" onSource={take} busy={upload.isPending} />
        <div aria-live="polite" class="stack">
          <Show when={upload.isPending}>
            <p class="soft">{source()?.name} is being read, and the answer made.</p>
          </Show>
          <Show when={upload.error}>
            {(error) => (
              <p class="form-error" role="alert">
                {source()?.name} was not taken. {failureOf(error()).message}
              </p>
            )}
          </Show>
          <Show when={upload.data}>{(answer) => <Taken answer={answer()} />}</Show>
        </div>
        <KeyNote />
      </div>
    </>
  );
}

function Taken(props: { answer: UploadAnswer }) {
  const name = () => props.answer.hostname || "an installation without a hostname";
  return (
    <section class="panel upload-taken" aria-label="What was taken">
      <h2>{outcomeWords(props.answer)}</h2>
      <dl class="facts">
        <div>
          <dt>Installation</dt>
          <dd><Show when={props.answer.own} fallback={name()}><A href={installationHref(props.answer.installation)}>{name()}</A></Show></dd>
        </div>
        <div><dt>Ping</dt><dd>{props.answer.id}</dd></div>
        <div><dt>Version</dt><dd>{props.answer.version ?? "not said"}</dd></div>
        <div><dt>Recorded</dt><dd>{formatInstant(props.answer.recorded_at)}</dd></div>
        <div><dt>Stands for the week of</dt><dd>{formatDay(props.answer.week)}</dd></div>
        <div><dt>Withheld before it was written</dt><dd>{formatCount(props.answer.withheld, "value")}</dd></div>
      </dl>
      <p>
        <button type="button" class="button button-main" onClick={() => saveFile(fileName(props.answer), new Blob([props.answer.answer_file]))}>
          Save the answer file
        </button>
      </p>
      <p class="small soft measure">Open it at the installation within 35 days. It is signed: changed by a single byte, it is refused there.</p>
    </section>
  );
}

/** The key to compare at the installation. */
function KeyNote() {
  const query = useQuery(answerKeyQuery);
  return (
    <Show when={answerOf(query)}>
      {(key) => (
        <p class="small soft measure upload-key">
          Answers are signed with this hub's key <code>{key().key_id}</code>. An installation pins it once: <code>{key().public_key}</code>
          <CopyButton text={key().public_key} name="Copy the public key" />
        </p>
      )}
    </Show>
  );
}
