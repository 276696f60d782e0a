import { useQuery } from "@tanstack/solid-query";
import { Show } from "solid-js";
import { patchesQuery } from "../../api/queries.ts";
import type { AdvisoryRow } from "../../api/rows.ts";
import { formatInstant } from "../../charts/format.ts";
import { TakeAway } from "../../cohort/take-away.tsx";
import { answerOf } from "../../state/answer-of.ts";
import { createUrlSort } from "../../state/url-state.ts";
import { CopyBlock } from "../../ui/copy-block.tsx";
import { Panel } from "../../ui/panel.tsx";
import { VirtualTable } from "../../ui/virtual-table.tsx";
import { patchColumns } from "./columns.tsx";
import { questionOf } from "./holes.ts";
import { affectedSentence, patchesMarkdown } from "./patch-words.ts";

/** Who has one hole, by minor, and that as a list to take along. */
export function PatchesPanel(props: { hole: AdvisoryRow }) {
  const query = useQuery(() => patchesQuery(questionOf(props.hole)));
  const [sort, setSort] = createUrlSort({ by: "minor", descending: true });
  const api = () => `/api/v1/patches?${props.hole.kind}=${encodeURIComponent(props.hole.name)}`;
  const rows = () => answerOf(query)?.items ?? [];
  return (
    <>
      <Panel
        title={`Affected by ${props.hole.name}`}
        unit="by minor"
        query={query}
        height={240}
        isEmpty={({ items }) => items.length === 0}
        empty="No active installation runs an affected version, and none asked in 28 days."
      >
        {(answer) => (
          <>
            <p class="patches-sentence">
              {affectedSentence(answer().items)} As of {formatInstant(answer().as_of)}.
            </p>
            <VirtualTable label={`Minors affected by ${props.hole.name}`} rows={answer().items} columns={patchColumns} rowKey={({ minor }) => minor} sort={sort()} onSort={setSort} />
            <p class="small soft">Installations and users are those of pings. Checks are of whoever asked, and are never users: a minor that only they name has nobody who sends pings.</p>
          </>
        )}
      </Panel>
      <Show when={rows().length > 0}>
        <section aria-label="The list to copy">
          <CopyBlock label="the list by minor, as a table for an issue" text={patchesMarkdown(props.hole.name, rows())} />
        </section>
        <TakeAway api={api()} file={`patches-${props.hole.name}`} what="the table above" rows={rows().length} />
      </Show>
    </>
  );
}
