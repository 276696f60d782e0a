import { A, useSearchParams } from "@solidjs/router";
import { useQuery, useQueryClient } from "@tanstack/solid-query";
import { createMemo, createSignal, For, Show } from "solid-js";
import { exportDestinationsQuery } from "../../api/queries.ts";
import { useSession } from "../../shell/session.tsx";
import { answerOf } from "../../state/answer-of.ts";
import { createUrlText } from "../../state/url-state.ts";
import { PageHead } from "../../ui/page-head.tsx";
import { Panel } from "../../ui/panel.tsx";
import { createActs, Said } from "../../ui/acts.tsx";
import { DestinationForm } from "./destination-form.tsx";
import { DestinationItem } from "./destination-item.tsx";
import { type DestinationDraft, draftOf, emptyDestination } from "./destination-draft.ts";
import "./exports.css";
import { ExportsTabs } from "./exports-tabs.tsx";

/** Where exports can go: an operator's to define, for analysts to read. */
export function DestinationsPage() {
  const session = useSession();
  const client = useQueryClient();
  const query = useQuery(exportDestinationsQuery);
  const acts = createActs("exports.");
  const [, setParams] = useSearchParams();
  const [add] = createUrlText("add");
  const [edit] = createUrlText("edit");
  const [saved, setSaved] = createSignal("");
  const mayChange = () => session().role === "operator";
  const known = () => answerOf(query)?.items.find(({ name }) => name === edit());
  // One draft for one address: a refreshed list must not throw away what is typed.
  const begin = createMemo((): DestinationDraft | undefined => {
    if (!mayChange()) return undefined;
    const destination = known();
    if (edit() !== "") return destination === undefined ? undefined : draftOf(destination);
    return add() === "" ? undefined : emptyDestination;
  }, undefined, { equals: (one, other) => JSON.stringify(one) === JSON.stringify(other) });
  const done = (said: string | undefined) => {
    setParams({ add: null, edit: null });
    setSaved(said ?? "");
    void client.invalidateQueries({ queryKey: ["exports.destinations"] });
  };
  const nothing = () => (mayChange() ? <>No destination yet. Set PINGHOUSE_EXPORT_DIR for the hub and <A href="/exports/destinations?add=yes">add a directory</A> below it, or an S3-compatible store.</> : "No destination yet. An operator defines where exports go.");
  return (
    <>
      <PageHead
        title="Destinations of exports"
        lead="Directories beside the hub, and S3-compatible stores. Operators define them; whoever reads the fleet exports to them."
        actions={<Show when={mayChange()}><A class="button button-main" href="/exports/destinations?add=yes">Add a destination</A></Show>}
      />
      <ExportsTabs />
      <Said acts={acts} />
      <p class="exports-said" role="status" hidden={saved() === ""}>{saved()}</p>
      <Show when={begin()} keyed>{(draft) => <DestinationForm begin={draft} known={edit() !== ""} onDone={done} />}</Show>
      <Panel title="Destinations" query={query} height={200} isEmpty={({ items }) => items.length === 0} empty={nothing()}>
        {(answer) => (
          <ul class="exports-list">
            <For each={answer().items.map(({ name }) => name)}>
              {(name) => <Show when={answer().items.find((one) => one.name === name)}>{(destination) => <DestinationItem destination={destination()} acts={acts} />}</Show>}
            </For>
          </ul>
        )}
      </Panel>
    </>
  );
}
