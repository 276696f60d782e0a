import { Show } from "solid-js";
import type { HeldPing } from "../../../api/rows.ts";
import { formatBytes, formatCount, formatDay, formatInstant, nothing } from "../../../charts/format.ts";
import { createUrlSort } from "../../../state/url-state.ts";
import type { createWholeList } from "../../../state/whole-list.ts";
import { Panel } from "../../../ui/panel.tsx";
import { VirtualTable, type Column } from "../../../ui/virtual-table.tsx";
import { HubFiles } from "../hub-files.tsx";
import { sourceWords, standingWords } from "./held-words.ts";

interface PingsPanelProps {
  id: string;
  list: ReturnType<typeof createWholeList<HeldPing>>;
  shown: number | undefined;
  onShow: (ping: number) => void;
}

/** What is set aside was not read, so there is nothing to open yet. */
const opens = ({ standing }: HeldPing): boolean => standing !== "set_aside";

const still = { grow: 0 } as const;

const columnsFor = (props: PingsPanelProps): readonly Column<HeldPing>[] => [
  {
    id: "recorded", title: "Recorded", width: 190, ...still, sort: ({ recorded_at }) => recorded_at, descendingFirst: true,
    cell: (ping) => (
      <Show when={opens(ping)} fallback={<span>{formatInstant(ping.recorded_at)}</span>}>
        <button type="button" class="held-see" tabindex={-1} aria-pressed={ping.ping_id === props.shown} onClick={() => props.onShow(ping.ping_id)}>
          <span class="visually-hidden">See the ping of </span>{formatInstant(ping.recorded_at)}
        </button>
      </Show>
    ),
  },
  { id: "received", title: "Received", width: 110, ...still, sort: ({ received_at }) => received_at, descendingFirst: true, cell: ({ received_at }) => <span title={formatInstant(received_at)}>{formatDay(received_at)}</span> },
  { id: "size", title: "Size", width: 84, ...still, numeric: true, descendingFirst: true, sort: ({ bytes }) => bytes, cell: ({ bytes }) => <span>{formatBytes(bytes)}</span> },
  { id: "version", title: "Version", width: 110, grow: 0.3, sort: ({ version }) => version ?? "", cell: ({ version }) => <span>{version ?? nothing}</span> },
  { id: "came", title: "Came", width: 110, ...still, sort: sourceWords, cell: (ping) => <span class="soft">{sourceWords(ping)}</span> },
  { id: "standing", title: "Standing", width: 220, grow: 1, sort: standingWords, cell: (ping) => <span classList={{ soft: ping.standing === "counts" }}>{standingWords(ping)}</span> },
  { id: "goes", title: "Goes", unit: "not before", width: 140, ...still, sort: ({ goes_on }) => goes_on, cell: ({ goes_on }) => <span>{formatDay(goes_on)}</span> },
];

/** Every ping that is held, in whatever standing; one of them can be opened as it is kept. */
export function PingsPanel(props: PingsPanelProps) {
  const [sort, setSort] = createUrlSort({ by: "recorded", descending: true });
  const columns = columnsFor(props);
  const said = () => `${formatCount(props.list.rows().length, "ping")}${props.list.complete() ? "" : ", loading more"}`;
  return (
    <Panel title="Pings" unit="each as it is kept" query={props.list.query} height={360} isEmpty={(rows) => rows.length === 0} empty="No ping of this installation is held.">
      {(rows) => (
        <>
          <div class="bar">
            <span class="said" role="status">{said()}</span>
            <span class="said">Choose one to see it as it is kept.</span>
          </div>
          <VirtualTable label="Pings that are held. Enter opens one." rows={rows()} columns={columns} rowKey={({ ping_id }) => String(ping_id)} sort={sort()} onSort={setSort}
            onOpen={(ping) => opens(ping) && props.onShow(ping.ping_id)} height="360px" />
          <HubFiles api={`/api/v1/installations/${encodeURIComponent(props.id)}/held/pings`} file="held-pings" />
        </>
      )}
    </Panel>
  );
}
