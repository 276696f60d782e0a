import { accessTo, type Place } from "../access.ts";
import type { Role } from "../../api/rows.ts";
import { families } from "../page-families.ts";
import type { Find } from "./find.ts";

/** The pages of a navigation, each with the keys that lead there. */
export const placeFinds = (places: readonly Place[]): Find[] =>
  places.map(({ href, label, icon, key }) => ({ id: `page ${href}`, title: label, icon, href, keys: ["g", key] }));

/** Pages of the hub that stand in no tab and no navigation. */
const others = [
  { label: "Hand in a payload file", href: "/usage_data/new", of: "/installations" },
  { label: "Export once or on a schedule", href: "/exports/new", of: "/exports" },
] as const;

/** The pages of the hub below those of the navigation that a role may open, each found by the name of the page it belongs to as well. */
export const pageFindsBelow = (places: readonly Place[], role: Role): Find[] => {
  const tabs = Object.values(families).flatMap((tabs) => tabs.map(({ label, href }) => ({ label, href, of: tabs[0].href })));
  return [...tabs, ...others].flatMap(({ label, href, of }) => {
    const parent = places.find((place) => place.href === of);
    if (parent === undefined || parent.href === href || accessTo(href, role) !== "open") return [];
    return { id: `page ${href}`, title: label, icon: parent.icon, href, note: parent.label, words: parent.label };
  });
};
