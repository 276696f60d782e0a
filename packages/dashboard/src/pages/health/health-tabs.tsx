import { Tabs } from "../../ui/tabs.tsx";

const tabs = [
  { label: "Is it all in", href: "/health" },
  { label: "Set aside", href: "/set-aside" },
];

/** The two pages of the operator's health, each with its own address. */
export function HealthTabs() {
  return <Tabs label="Health" tabs={tabs} />;
}
