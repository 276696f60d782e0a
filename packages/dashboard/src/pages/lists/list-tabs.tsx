import { families } from "../../shell/page-families.ts";
import { Tabs } from "../../ui/tabs.tsx";

/** The installations, and the lists that some of them are kept on. */
export function ListTabs() {
  return <Tabs label="Installations and lists" tabs={families.installations} />;
}
