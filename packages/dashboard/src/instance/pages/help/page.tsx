import { useQuery } from "@tanstack/solid-query";
import { Show } from "solid-js";
import { formatInstant } from "../../../charts/format.ts";
import { PageHead } from "../../../ui/page-head.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { versionQuery } from "../../queries.ts";
import { badgeWords, versionSentence } from "../../version/version-words.ts";
import "../pages.css";

/** The version, whether it is up to date, and what to do: for everyone who is signed in. */
export function HelpPage() {
  const query = useQuery(() => versionQuery());
  return (
    <>
      <PageHead title="Help" lead="Which version this is, and whether it is up to date." />
      <Panel title="Version" query={query} height={110}>
        {(version) => (
          <>
            <p class="help-version">
              <span class={`version-badge version-${version().state}`}>{badgeWords[version().state]}</span>
            </p>
            <p class="measure">{versionSentence(version())}</p>
            <Show when={version().details}>{(details) => <p class="measure">{details()}</p>}</Show>
            <p class="small soft">
              {version().answered_at === null ? "The hub has not answered a check of this version." : `The hub said so ${formatInstant(version().answered_at)}.`}
              <Show when={version().failure}>{(failure) => <> The last check brought no answer: {failure()}</>}</Show>
            </p>
          </>
        )}
      </Panel>
    </>
  );
}
