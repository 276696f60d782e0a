import { useQuery } from "@tanstack/solid-query";
import { Show } from "solid-js";
import { scoreLeadersQuery } from "../../api/queries.ts";
import { useSession } from "../../shell/session.tsx";
import { answerOf } from "../../state/answer-of.ts";
import { createUrlText } from "../../state/url-state.ts";
import { PageHead } from "../../ui/page-head.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { TakeAway } from "../../cohort/take-away.tsx";
import { AdoptionTabs } from "../adoption/adoption-tabs.tsx";
import { FindPanel } from "./find-panel.tsx";
import { leaderLines, monthWords, yearOfMonths } from "./leader-cells.ts";
import { LeadersPanel } from "./leaders-panel.tsx";
import { PolicyPanel } from "./policy-panel.tsx";
import "../standing/score/score.css";
import "./leaders.css";

/** The leaders that scores are measured against, month by month, and the way to any installation's score. */
export function ScorePage() {
  const session = useSession();
  const [asked, setMonth] = createUrlText("month");
  const month = () => (/^\d{4}-(?:0[1-9]|1[0-2])$/.test(asked()) ? asked() : "");
  const newest = useQuery(() => scoreLeadersQuery(""));
  const shown = useQuery(() => scoreLeadersQuery(month()));
  const newestMonth = () => answerOf(newest)?.items[0]?.month ?? "";
  const options = () => (newestMonth() === "" ? [] : yearOfMonths(newestMonth()).map((value) => ({ value, label: monthWords(value) })));
  const api = () => `/api/v1/score/leaders${month() === "" ? "" : `?month=${month()}`}`;
  const choice = <SelectField label="Month" options={options()} value={month() || newestMonth()} onChoose={(value) => setMonth(value === newestMonth() ? "" : value)} none="newest" />;
  return (
    <>
      <PageHead title="DevOps score" lead="The answer to a ping tells an installation how much it uses nine features, against leaders that are held for a month." />
      <AdoptionTabs />
      <div class="score-page">
        <LeadersPanel month={month()} actions={choice} />
        <FindPanel />
        <Show when={session().role === "operator"}>
          <PolicyPanel />
        </Show>
      </div>
      <TakeAway api={api()} file={`score-leaders${month() === "" ? "" : `-${month()}`}`} what="every cohort's leaders above" rows={leaderLines(answerOf(shown)?.items ?? []).length * 9} />
    </>
  );
}
