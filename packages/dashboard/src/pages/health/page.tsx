import { PageHead } from "../../ui/page-head.tsx";
import { HealthTabs } from "./health-tabs.tsx";
import { HoursPanel } from "./hours-panel.tsx";
import { InPanel } from "./in-panel.tsx";
import { LampsPanel } from "./lamps-panel.tsx";
import { LedgerWindows } from "./ledger-windows.tsx";
import { SetAsidePanel } from "./set-aside-panel.tsx";
import { SuspicionsPanel } from "./suspicions-panel.tsx";
import { VersionSharePanel } from "./version-share-panel.tsx";
import { VitalsPanels } from "./vitals-panels.tsx";
import "./health.css";

/** The operator's page: is it all in, where did it go, is the machine well, and what looks odd. */
export function HealthPage() {
  return (
    <>
      <PageHead title="Health" lead="Whether every ping that was expected is in, what became of it, and how the hub is." />
      <HealthTabs />
      <div class="health">
        <div class="health-wide">
          <InPanel />
        </div>
        <LampsPanel />
        <div class="health-wide">
          <HoursPanel />
        </div>
        <LedgerWindows />
        <div class="health-whole">
          <VitalsPanels />
        </div>
        <div class="health-wide">
          <SuspicionsPanel />
        </div>
        <SetAsidePanel />
        <div class="health-whole">
          <VersionSharePanel />
        </div>
      </div>
    </>
  );
}
