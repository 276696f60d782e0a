import { A } from "@solidjs/router";
import { createMemo } from "solid-js";
import { toldVersionsQuery } from "../../api/queries.ts";
import { barsChart, barsHeight } from "../../charts/bars-chart.ts";
import { Chart } from "../../charts/chart.tsx";
import { formatInstant } from "../../charts/format.ts";
import { createWholeList } from "../../state/whole-list.ts";
import { Panel } from "../../ui/panel.tsx";
import { versionShare, vulnerableWords } from "./version-share.ts";

/** What active installations run, those versions outlined that the registry tells to update asap. */
export function VersionSharePanel() {
  const list = createWholeList(toldVersionsQuery);
  return (
    <Panel title="Version share" unit="active installations" query={list.query} height={320} isEmpty={(rows) => rows.every(({ installations }) => installations === 0)} empty="No installation is active.">
      {(rows) => {
        const share = createMemo(() => versionShare(rows()));
        const drawing = createMemo(() => barsChart({ unit: "Installations", of: "Version", bars: share().bars }));
        return (
          <>
            <p class="small version-share-words">
              {vulnerableWords(share())} As of {formatInstant(list.asOf())}. <A href="/patches">Who should patch</A>, <A href="/releases">the releases that say so</A>.
            </p>
            <Chart
              label={`Active installations by version. ${vulnerableWords(share())}`}
              option={drawing().option}
              columns={drawing().columns}
              rows={drawing().rows}
              hover="row"
              height={barsHeight(share().bars.length)}
              menu={{ api: "/api/v1/releases/versions", file: "version-share" }}
            />
          </>
        );
      }}
    </Panel>
  );
}
