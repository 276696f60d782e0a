import { families } from "../../shell/page-families.ts";
import { Tabs } from "../../ui/tabs.tsx";

/** How much of the software is used: every metric, and the score that installations are told. */
export function AdoptionTabs() {
  return <Tabs label="Adoption and DevOps score" tabs={families.adoption} />;
}
