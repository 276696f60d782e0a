import { weekOf } from "@pinghouse/shared/time/week";
import { createMemo } from "solid-js";
import { versionsQuery } from "../../api/queries.ts";
import type { VersionDepth } from "../../api/rows.ts";
import { formatInstant } from "../../charts/format.ts";
import { createTold } from "../../releases/told-versions.ts";
import { createUrlChoice } from "../../state/url-state.ts";
import { createWholeList } from "../../state/whole-list.ts";
import { Choice } from "../../ui/choice.tsx";
import type { Option } from "../../ui/menu.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { cohortQuery } from "../../cohort/cohort-address.ts";
import { CohortBar, createUrlCohort } from "../../cohort/cohort-bar.tsx";
import { TakeAway } from "../../cohort/take-away.tsx";
import { FamilyTabs } from "./family-tabs.tsx";
import { SharePanel } from "./share-panel.tsx";
import { StandingsPanel } from "./standings-panel.tsx";
import "./versions.css";

const depths: readonly Option<VersionDepth>[] = [
  { value: "major", label: "Major" },
  { value: "minor", label: "Minor" },
  { value: "patch", label: "Patch" },
];

/** What a cohort runs: the share of each version by week, and who is on each, or a newer one, in the last. */
export function VersionsPage() {
  const cohort = createUrlCohort();
  const [by, setBy] = createUrlChoice<VersionDepth>("by", ["major", "minor", "patch"], "minor");
  const question = createMemo(() => ({ by: by(), ...cohort.cohort() }));
  const list = createWholeList(() => versionsQuery(question()));
  const told = createTold(by);
  const filling = () => {
    const asOf = list.asOf();
    return asOf === null ? undefined : weekOf(Date.parse(asOf));
  };
  const api = () => `/api/v1/versions?${cohortQuery(question())}`;
  return (
    <>
      <PageHead
        title="Versions"
        lead={`What active installations run, week by week. As of ${formatInstant(list.asOf())}.`}
        actions={<Choice label="Versions by" options={depths} value={by()} onChoose={setBy} />}
      />
      <FamilyTabs />
      <CohortBar cohort={cohort} n={undefined} />
      <div class="versions">
        <SharePanel query={list.query} filling={filling()} api={api()} by={by()} told={told()} />
        <StandingsPanel query={list.query} filling={filling()} told={told()} />
      </div>
      <TakeAway api={api()} file={`versions-by-${by()}`} what="every week and version above" rows={list.rows().length} />
    </>
  );
}
