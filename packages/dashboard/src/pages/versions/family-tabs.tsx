import { Tabs } from "../../ui/tabs.tsx";

const tabs = [
  { label: "Versions", href: "/versions" },
  { label: "Retention", href: "/retention" },
  { label: "Checks", href: "/checks" },
  { label: "To patch", href: "/patches" },
  { label: "Releases", href: "/releases" },
] as const;

/** How the fleet lives on: what it runs, whether it stays, whether it asks, who should not stay as they are, and what comes out for it. */
export function FamilyTabs() {
  return <Tabs label="Versions, retention and checks" tabs={tabs} />;
}
