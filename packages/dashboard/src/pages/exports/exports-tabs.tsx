import { families } from "../../shell/page-families.ts";
import { Tabs } from "../../ui/tabs.tsx";

/** The three pages of exports, each with its own address. */
export function ExportsTabs() {
  return <Tabs label="Exports" tabs={families.exports} />;
}
