import { families } from "../../shell/page-families.ts";
import { Tabs } from "../../ui/tabs.tsx";

/** How the fleet lives on: what it runs, whether it stays, whether it asks, who should not stay as they are, and what comes out for it. */
export function FamilyTabs() {
  return <Tabs label="Versions, retention and checks" tabs={families.versions} />;
}
