import { Tabs } from "../../ui/tabs.tsx";

const tabs = [
  { label: "Versions", href: "/versions" },
  { label: "Retention", href: "/retention" },
] as const;

/** How the fleet lives on: what it runs, and whether it stays. */
export function FamilyTabs() {
  return <Tabs label="Versions and retention" tabs={tabs} />;
}
