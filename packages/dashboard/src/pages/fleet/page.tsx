import { useQuery } from "@tanstack/solid-query";
import { statusQuery } from "../../api/queries.ts";
import { formatInstant } from "../../charts/format.ts";
import { answerOf } from "../../state/answer-of.ts";
import { PageHead } from "../../ui/page-head.tsx";
import { BreakdownPanel } from "./breakdown-panel.tsx";
import { Figures } from "./figures.tsx";
import { FreshnessPanel } from "./freshness-panel.tsx";
import { LedgerPanel } from "./ledger-panel.tsx";
import { WeeksPanel } from "./weeks-panel.tsx";
import "./page.css";

/** The whole fleet: how many, which, how fresh, and whether everything that was posted is accounted for. */
export function FleetPage() {
  const status = useQuery(statusQuery);
  const asOf = () => answerOf(status)?.as_of ?? null;
  return (
    <>
      <PageHead title="Fleet" lead={asOf() === null ? "Every installation that reports here." : `Every installation that reports here, as of ${formatInstant(asOf())}.`} />
      <Figures />
      <div class="fleet">
        <div class="fleet-weeks">
          <WeeksPanel />
        </div>
        <div class="fleet-fresh">
          <FreshnessPanel />
        </div>
        <BreakdownPanel by="version" />
        <BreakdownPanel by="edition" />
        <BreakdownPanel by="size" />
        <div class="fleet-ledger">
          <LedgerPanel />
        </div>
      </div>
    </>
  );
}
