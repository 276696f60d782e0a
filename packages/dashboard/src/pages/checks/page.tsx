import { createMemo, Show } from "solid-js";
import { checkDaysQuery, checkVersionsQuery } from "../../api/queries.ts";
import { formatInstant } from "../../charts/format.ts";
import { TakeAway } from "../../cohort/take-away.tsx";
import { createUrlChoice } from "../../state/url-state.ts";
import { createWholeList } from "../../state/whole-list.ts";
import { Choice } from "../../ui/choice.tsx";
import type { Option } from "../../ui/menu.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { FamilyTabs } from "../versions/family-tabs.tsx";
import { checkSpans, daysOf, firstDayOf, type CheckSpan } from "./check-days.ts";
import { checkSentence } from "./check-words.ts";
import { ChecksPanel, PingsPanel } from "./day-panels.tsx";
import { VersionsPanel } from "./versions-panel.tsx";
import "./checks.css";

const spans: readonly Option<CheckSpan>[] = [
  { value: "28", label: "28 days" },
  { value: "90", label: "90 days" },
  { value: "all", label: "All" },
];

/** Who asks whether they are up to date: checks by day, versions that ask, and pings beside them. */
export function ChecksPage() {
  const [span, setSpan] = createUrlChoice<CheckSpan>("days", checkSpans, "28");
  const days = createWholeList(() => checkDaysQuery({}));
  const from = createMemo(() => firstDayOf(days.rows(), span()) ?? (span() === "all" ? "2000-01-01" : undefined));
  // Without a window the hub answers 28 days by itself, so that these need not wait for the days.
  const versions = createWholeList(() => checkVersionsQuery(span() === "28" ? {} : { from: from() }));
  const address = (route: string) => (from() === undefined ? route : `${route}?from=${from()}`);
  return (
    <>
      <PageHead
        title="Version checks"
        lead={`Who asks whether they are up to date. A check counts each time that somebody asks: it is never a user, and no installation. Pings as of ${formatInstant(days.asOf())}.`}
        actions={<Choice label="Days" options={spans} value={span()} onChoose={setSpan} />}
      />
      <FamilyTabs />
      <Show when={days.complete() && days.rows().length > 0}>
        <p class="checks-sentence">{checkSentence(daysOf(days.rows(), span()), span())}</p>
      </Show>
      <div class="checks">
        <ChecksPanel query={days.query} span={span()} api={address("/api/v1/checks/days")} />
        <PingsPanel query={days.query} span={span()} api={address("/api/v1/checks/days")} />
      </div>
      <VersionsPanel query={versions.query} span={span()} />
      <p class="small soft">
        Hosts are those that pages say of themselves when they ask, which most do not: there are at least as many. They are kept for 90 days, counts for 13 months. Caches answer a repeated check for an hour, and those are not here.
      </p>
      <TakeAway api={address("/api/v1/checks")} file="checks" what="every day and version above" rows={versions.rows().length} />
    </>
  );
}
