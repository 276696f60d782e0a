import { A, useNavigate } from "@solidjs/router";
import { useQuery, useQueryClient } from "@tanstack/solid-query";
import { createMemo, createSignal, Show } from "solid-js";
import { releasesQuery, releasesSummaryQuery } from "../../api/queries.ts";
import { TakeAway } from "../../cohort/take-away.tsx";
import { useSession } from "../../shell/session.tsx";
import { createUrlText } from "../../state/url-state.ts";
import { createWholeList } from "../../state/whole-list.ts";
import { PageHead } from "../../ui/page-head.tsx";
import { FamilyTabs } from "../versions/family-tabs.tsx";
import { HistoryPanel } from "./history-panel.tsx";
import { RegistryPanel } from "./registry-panel.tsx";
import { draftOf, emptyRelease, type ReleaseDraft } from "./release-draft.ts";
import { ReleaseFacts } from "./release-facts.tsx";
import { ReleaseForm } from "./release-form.tsx";
import "./releases.css";
import { ToldPanel } from "./told-panel.tsx";

const adding = "new";
const isoDay = () => new Date().toISOString().slice(0, 10);

/** The registry by which version checks are answered: an operator's to change, for analysts to read. */
export function ReleasesPage() {
  const session = useSession();
  const client = useQueryClient();
  const navigate = useNavigate();
  const list = createWholeList(releasesQuery);
  const summary = useQuery(releasesSummaryQuery);
  const [open] = createUrlText("open");
  const [said, setSaid] = createSignal("");
  const mayChange = () => session().role === "operator";
  const row = () => list.rows().find(({ version }) => version === open());
  // One draft for one address: a refreshed list must not throw away what is typed.
  const begin = createMemo((): ReleaseDraft | undefined => {
    if (!mayChange()) return undefined;
    const known = row();
    return open() === adding ? emptyRelease(isoDay()) : known && draftOf(known);
  }, undefined, { equals: (one, other) => JSON.stringify(one) === JSON.stringify(other) });
  const close = () => {
    navigate("/releases", { scroll: false });
    document.querySelector<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true });
  };
  const changed = (words: string) => {
    setSaid(words);
    void client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith("releases.") });
  };
  const done = (words: string | undefined) => {
    close();
    if (words !== undefined) changed(words);
  };
  return (
    <>
      <PageHead
        title="Releases"
        lead="What versions are told when they ask whether they are up to date follows from these releases."
        actions={<Show when={mayChange()}><A class="button button-main" href={`/releases?open=${adding}`}>Add a release</A></Show>}
      />
      <FamilyTabs />
      <p class="releases-said" role="status" hidden={said() === ""}>{said()}</p>
      <div class="releases">
        <Show when={begin()} keyed>{(draft) => <ReleaseForm begin={draft} known={open() !== adding} today={isoDay()} onDone={done} />}</Show>
        <Show when={!mayChange() && row()}>{(held) => <ReleaseFacts row={held()} onClose={close} />}</Show>
        <ToldPanel query={summary} mayChange={mayChange()} onDecided={changed} />
        <RegistryPanel query={list.query} mayChange={mayChange()} />
        <HistoryPanel mayChange={mayChange()} onUndone={changed} />
        <TakeAway api="/api/v1/releases" file="releases" what="the table above" rows={list.rows().length} />
      </div>
    </>
  );
}
