import { Tabs } from "../../ui/tabs.tsx";
import { settingsPlaces } from "../shell/settings-places.ts";
import "./pages.css";

/** The pages of Settings, Metrics and profiling. */
export function SettingsTabs() {
  return <Tabs label="Settings" tabs={settingsPlaces} />;
}

/** Where these pages stand. */
export const settingsCrumbs = [
  { label: "Settings", href: "/settings" },
  { label: "Metrics and profiling", href: "/settings" },
] as const;
