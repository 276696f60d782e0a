import { Tabs } from "../../ui/tabs.tsx";

const tabs = [
  { label: "Schedules", href: "/exports" },
  { label: "Runs", href: "/exports/runs" },
  { label: "Destinations", href: "/exports/destinations" },
];

/** The three pages of exports, each with its own address. */
export function ExportsTabs() {
  return <Tabs label="Exports" tabs={tabs} />;
}
