import { useMutation, useQuery, useQueryClient } from "@tanstack/solid-query";
import { A } from "@solidjs/router";
import { createSignal, For, Show } from "solid-js";
import { api, failureOf } from "../../api/client.ts";
import { listQuery, listsQuery } from "../../api/queries.ts";
import type { SavedListRow } from "../../api/rows.ts";
import { formatCount, formatDay, formatNumber } from "../../charts/format.ts";
import { PasteList } from "../../cohort/paste-list.tsx";
import { useSession } from "../../shell/session.tsx";
import { createUrlText } from "../../state/url-state.ts";
import { PageHead } from "../../ui/page-head.tsx";
import { Panel } from "../../ui/panel.tsx";
import { installationHref } from "../installations/columns.tsx";
import "./lists.css";
import { ListTabs } from "./list-tabs.tsx";

/** The saved lists of installations: who is on each, whose it is, and ways to make, replace and remove one. */
export function ListsPage() {
  const query = useQuery(listsQuery);
  const [open, setOpen] = createUrlText("open");
  return (
    <>
      <PageHead title="Lists" lead="Installations kept under a name, to look at alone or to compare: a condition of every cohort." />
      <ListTabs />
      <div class="lists-page">
        <Panel title="Saved lists" query={query} height={160} isEmpty={({ items }) => items.length === 0} empty="No list is saved yet. Paste installations below and give them a name.">
          {(answer) => (
            <ul class="lists">
              <For each={answer().items.map(({ name }) => name)}>
                {(name) => <Show when={answer().items.find((row) => row.name === name)}>{(row) => <Row row={row()} open={open() === name} onToggle={() => setOpen(open() === name ? "" : name)} />}</Show>}
              </For>
            </ul>
          )}
        </Panel>
        <section class="panel lists-new" aria-label="A new list">
          <h2>A new list</h2>
          <PasteList onSaved={setOpen} />
        </section>
      </div>
    </>
  );
}

function Row(props: { row: SavedListRow; open: boolean; onToggle: () => void }) {
  return (
    <li>
      <div class="lists-row">
        <button type="button" class="lists-name" aria-expanded={props.open} onClick={() => props.onToggle()}>{props.row.name}</button>
        <span class="soft small">
          {formatCount(props.row.installations, "installation")}, {props.row.owner === null ? "nobody's" : `of ${props.row.owner}`}, changed {formatDay(props.row.changed_at)}
        </span>
        <A class="button" href={`/adoption?list=${encodeURIComponent(props.row.name)}`}>Look at what they use</A>
      </div>
      <Show when={props.open}><Members row={props.row} /></Show>
    </li>
  );
}

/** Who is on a list, and what its owner and operators may do with it. */
function Members(props: { row: SavedListRow }) {
  const session = useSession();
  const query = useQuery(() => listQuery(props.row.name));
  const mine = () => session().role === "operator" || (props.row.owner !== null && props.row.owner === session().email);
  return (
    <div class="lists-members">
      <Panel title={`On ${props.row.name}`} query={query} height={80}>
        {(record) => (
          <ul class="lists-hosts">
            <For each={record().installations.slice(0, 200)}>{({ id, hostname }) => <li><A href={installationHref(id)}>{hostname || id}</A></li>}</For>
            <Show when={record().installations.length > 200}><li class="soft">200 of {formatNumber(record().installations.length)} are shown.</li></Show>
          </ul>
        )}
      </Panel>
      <Show when={mine()} fallback={<p class="soft small">Its owner and operators can replace or remove it.</p>}>
        <Change name={props.row.name} />
      </Show>
    </div>
  );
}

function Change(props: { name: string }) {
  const client = useQueryClient();
  const [fault, setFault] = createSignal("");
  const [sure, setSure] = createSignal(false);
  const removing = useMutation(() => ({
    mutationFn: (name: string) => api.lists.remove.mutate({ name }),
    onSuccess: () => client.invalidateQueries(),
    onError: (error) => setFault(`Nothing was removed. ${failureOf(error).message}`),
  }));
  return (
    <div class="lists-change">
      <details>
        <summary>Replace its installations</summary>
        <PasteList replaces={props.name} onSaved={() => undefined} />
      </details>
      <Show when={sure()} fallback={<button type="button" class="button" onClick={() => setSure(true)}>Remove the list</button>}>
        <span class="small">Cohorts saved with it can no longer be asked. </span>
        <button type="button" class="button" disabled={removing.isPending} onClick={() => removing.mutate(props.name)}>Remove {props.name}</button>{" "}
        <button type="button" class="button" onClick={() => setSure(false)}>Keep it</button>
      </Show>
      <p class="cohort-fault" role="alert" hidden={fault() === ""}>{fault()}</p>
    </div>
  );
}
