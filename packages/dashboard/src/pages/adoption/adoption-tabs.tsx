import { Tabs } from "../../ui/tabs.tsx";

const tabs = [
  { label: "Adoption", href: "/adoption" },
  { label: "DevOps score", href: "/score" },
] as const;

/** How much of the software is used: every metric, and the score that installations are told. */
export function AdoptionTabs() {
  return <Tabs label="Adoption and DevOps score" tabs={tabs} />;
}
