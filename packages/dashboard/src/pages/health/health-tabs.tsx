import { families } from "../../shell/page-families.ts";
import { Tabs } from "../../ui/tabs.tsx";

/** The two pages of the operator's health, each with its own address. */
export function HealthTabs() {
  return <Tabs label="Health" tabs={families.health} />;
}
