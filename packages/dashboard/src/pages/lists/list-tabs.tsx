import { Tabs } from "../../ui/tabs.tsx";

const tabs = [
  { label: "Installations", href: "/installations" },
  { label: "Lists", href: "/lists" },
] as const;

/** The installations, and the lists that some of them are kept on. */
export function ListTabs() {
  return <Tabs label="Installations and lists" tabs={tabs} />;
}
