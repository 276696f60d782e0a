import { keepPreviousData, useQuery } from "@tanstack/solid-query";
import { createEffect, createMemo, createSignal, For, on, onCleanup, Show } from "solid-js";
import { api, failureOf } from "../../api/client.ts";
import type { ReleasesDraft } from "../../api/rows.ts";
import { formatInstant, formatNumber } from "../../charts/format.ts";
import { SeverityMark } from "../../releases/severity-mark.tsx";
import { answerOf } from "../../state/answer-of.ts";
import { askedWords, previewWords } from "./preview-words.ts";

/** Milliseconds without a change after which a draft is asked about. */
const pause = 250;

/** What a draft would change, asked anew while it is typed; undefined drafts ask nothing. */
const createPreview = (draft: () => ReleasesDraft | undefined) => {
  const text = createMemo(() => JSON.stringify(draft()));
  const [settled, setSettled] = createSignal(draft());
  createEffect(
    on(text, () => {
      const timer = setTimeout(() => setSettled(() => draft()), pause);
      onCleanup(() => clearTimeout(timer));
    }),
  );
  return useQuery(() => {
    const asked = settled();
    return { queryKey: ["releases.preview", asked], queryFn: () => api.releases.preview.mutate(asked ?? {}), enabled: asked !== undefined, placeholderData: keepPreviousData };
  });
};

/** Who would be told something else, in a sentence and by version. Read out when it changes. */
export function Preview(props: { draft: ReleasesDraft | undefined; waiting: string }) {
  const query = createPreview(() => props.draft);
  const held = () => (props.draft === undefined ? undefined : answerOf(query));
  return (
    <section class="releases-preview" aria-label="Preview">
      <h3>Who turns which colour</h3>
      <Show when={query.isError}><p class="form-error" role="alert">The preview failed. {failureOf(query.error).message} What is typed stays.</p></Show>
      <p role="status">{held() === undefined ? props.waiting : previewWords(held() ?? { installations: 0, turned: [], changes: false })}</p>
      <Show when={held()}>
        {(answer) => (
          <>
            <Show when={answer().turned.length > 0}>
              <div class="releases-turned" tabindex="0" role="region" aria-label="Versions that turn another colour">
                <table>
                  <thead><tr><th scope="col">Version</th><th scope="col" class="number">Installations</th><th scope="col" class="number">Active users</th><th scope="col" class="number">Checks in 28 days</th><th scope="col">Now</th><th scope="col">Then</th></tr></thead>
                  <tbody>
                    <For each={answer().turned}>
                      {(one) => <tr><th scope="row">{one.version}</th><td class="number">{formatNumber(one.installations)}</td><td class="number">{formatNumber(one.active_users)}</td><td class="number">{formatNumber(one.checks)}</td><td><SeverityMark severity={one.from} /></td><td><SeverityMark severity={one.to} /></td></tr>}
                    </For>
                  </tbody>
                </table>
              </div>
            </Show>
            <p class="small soft">Of {formatNumber(answer().installations)} active installations, test and internal ones left out, as of {formatInstant(answer().as_of)}. {askedWords(answer())}</p>
          </>
        )}
      </Show>
    </section>
  );
}
