import { A } from "@solidjs/router";
import { createMemo, For, Show } from "solid-js";
import { installationsQuery } from "../../api/queries.ts";
import { formatDay } from "../../charts/format.ts";
import { createUrlText } from "../../state/url-state.ts";
import { createWholeList } from "../../state/whole-list.ts";
import { Panel } from "../../ui/panel.tsx";
import { SearchBox } from "../../ui/search-box.tsx";

const most = 12;

/** The way to any installation's score and its inputs. */
export function FindPanel() {
  const [search, setSearch] = createUrlText("q");
  const list = createWholeList(installationsQuery);
  const found = createMemo(() => list.rows().filter(({ hostname, id }) => `${hostname} ${id}`.toLowerCase().includes(search().trim().toLowerCase())));
  return (
    <Panel title="How an installation's score came" query={list.query} height={160} actions={<SearchBox label="Find an installation" value={search()} onInput={setSearch} />}>
      {() => (
        <>
          <ul class="score-found">
            <For each={found().slice(0, most)}>
              {(one) => (
                <li>
                  <A href={`/standing/${encodeURIComponent(one.id)}/score`}>{one.hostname || one.id}</A> <span class="faint">{one.edition ?? "no edition"}, last ping {formatDay(one.last_ping_at)}</span>
                </li>
              )}
            </For>
          </ul>
          <p class="small soft">
            <Show when={found().length > 0} fallback="No installation has this in its name.">
              {Math.min(most, found().length)} of {found().length.toLocaleString("en-US")}.
            </Show>
          </p>
        </>
      )}
    </Panel>
  );
}
