import { weekOf } from "@pinghouse/shared/time/week";
import { createMemo, For, Show } from "solid-js";
import type { VersionsRow } from "../../api/rows.ts";
import { Chart } from "../../charts/chart.tsx";
import { formatDay } from "../../charts/format.ts";
import { shareStackChart, type StackPart } from "../../charts/share-stack-chart.ts";
import { weeklyLineChart } from "../../charts/weekly-line-chart.ts";
import { SeverityMark, severityWords } from "../../releases/severity-mark.tsx";
import type { Told } from "../../releases/told-versions.ts";
import { createReleaseMarkers } from "../../releases/release-markers.ts";
import { createUrlChoice } from "../../state/url-state.ts";
import { Choice } from "../../ui/choice.tsx";
import type { Option } from "../../ui/menu.tsx";
import type { PanelQuery } from "../../ui/panel.tsx";
import { Panel } from "../../ui/panel.tsx";
import { versionFloors } from "./version-floors.ts";
import { grey, versionParts, type VersionsOf } from "./version-parts.ts";

const nobody = "No installation of this cohort reported in this window. Widen the cohort, or look at another window.";

const views = ["each", "floor"] as const;
const viewOptions: readonly Option<(typeof views)[number]>[] = [
  { value: "each", label: "Each version" },
  { value: "floor", label: "At least this" },
];

const ofs = ["installations", "active_users"] as const;
const ofOptions: readonly Option<VersionsOf>[] = [
  { value: "installations", label: "Installations" },
  { value: "active_users", label: "Active users" },
];
const ofWords = { installations: "installations", active_users: "active users" } as const;

/** What is wrong with a version that is told to update asap, since the week in which what it lacks came out. */
const faultOf = (told: Told | undefined): StackPart["fault"] =>
  told?.told !== "danger" || told.since === null ? undefined : { words: `${severityWords.danger} since ${formatDay(told.since)}`, since: weekOf(Date.parse(told.since)) };

/** What the cohort ran week by week, as shares of those that reported: each version, or each with all that is newer. */
export function SharePanel(props: { query: PanelQuery<VersionsRow[]>; filling: string | undefined; api: string; by: string; told: ReadonlyMap<string, Told> }) {
  const [view, setView] = createUrlChoice("view", views, "each");
  const [of, setOf] = createUrlChoice("of", ofs, "installations");
  const markers = createReleaseMarkers();
  const controls = (
    <>
      <Choice label="Show" options={viewOptions} value={view()} onChoose={setView} />
      <Choice label="Share of" options={ofOptions} value={of()} onChoose={setOf} />
    </>
  );
  return (
    <Panel title={view() === "each" ? "Share of each version by week" : "Share on at least each version by week"} unit={`of active installations${of() === "installations" ? "" : "' users"}`} query={props.query} height={390} actions={controls} isEmpty={(rows) => rows.length === 0} empty={nobody}>
      {(rows) => {
        const prepared = createMemo(() => versionParts(rows(), of()));
        const parts = createMemo(() => prepared().parts.map((part) => ({ ...part, fault: faultOf(props.told.get(part.name)) })));
        const unit = () => `of ${ofWords[of()]}`;
        const drawing = createMemo(() =>
          view() === "each"
            ? shareStackChart({ unit: unit(), parts: parts(), filling: props.filling, markers: markers() })
            : weeklyLineChart({ unit: unit(), measure: "share", series: versionFloors(rows(), of()), filling: props.filling, markers: markers() }),
        );
        const label = () => (view() === "each" ? `The share of each ${props.by} version among ${ofWords[of()]}, week by week.` : `The share of ${ofWords[of()]} on each ${props.by} version or a newer one, week by week.`);
        return (
          <>
            <ul class="versions-legend" aria-label="Versions, the newest first">
              <For each={parts().toReversed().filter(({ colour }) => view() === "each" || colour < grey)}>
                {(part) => (
                  <li>
                    <span class="versions-swatch" style={{ background: `var(--series-${part.colour + 1}, var(--text-faint))` }} aria-hidden="true" />
                    {view() === "each" ? part.name : `${part.name} or newer`}
                    <Show when={view() === "each" && part.fault !== undefined}><SeverityMark severity="danger" /></Show>
                  </li>
                )}
              </For>
            </ul>
            <Chart label={label()} option={drawing().option} columns={drawing().columns} rows={drawing().rows} height={320} menu={{ api: props.api, file: `versions-by-${props.by}` }} />
            <p class="small soft">
              {view() === "each" ? "Hollow is the week being filled." : "The hollow point is the week being filled."}
              <Show when={view() === "each" && parts().some(({ fault }) => fault !== undefined)}> Outlined are versions that are told today to update asap, from the week on in which what they lack came out.</Show>
              <Show when={prepared().said}>{(said) => <> {said()}</>}</Show>
            </p>
          </>
        );
      }}
    </Panel>
  );
}
