import { Tabs } from "../../ui/tabs.tsx";
import "./pages.css";

const tabs = [
  { label: "Usage statistics", href: "/settings" },
  { label: "Preview", href: "/settings/preview" },
  { label: "History", href: "/settings/history" },
  { label: "Network", href: "/settings/network" },
  { label: "Without a network", href: "/settings/carry" },
  { label: "People", href: "/settings/people" },
] as const;

/** The pages of Settings, Metrics and profiling. */
export function SettingsTabs() {
  return <Tabs label="Settings" tabs={tabs} />;
}

/** Where these pages stand. */
export const settingsCrumbs = [
  { label: "Settings", href: "/settings" },
  { label: "Metrics and profiling", href: "/settings" },
] as const;
