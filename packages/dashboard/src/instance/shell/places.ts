import { belongsTo, entriesFor, type Place } from "../../shell/access.ts";
import type { InstanceSession } from "../api.ts";

type Role = InstanceSession["role"];

/** Where an admin is told why nobody knows where this installation stands, and what to do. */
const unknownStanding: Place = { href: "/overview", label: "Overview", icon: "home", key: "o" };

/** Where this installation stands: the pages that its admin has at the hub, those about one installation. */
const analytics = (id: string | undefined): readonly Place[] => {
  const pages = id === undefined ? [] : entriesFor("admin", encodeURIComponent(id)).filter(({ href }) => href.startsWith("/standing/"));
  return pages.length === 0 ? [unknownStanding] : pages;
};

const settings: Place = { href: "/settings", label: "Settings", icon: "settings", key: "s" };
/** For everybody: an admin finds it behind the version in the header, for the navigation has room for eight. */
export const help: Place = { href: "/help", label: "Help", icon: "help", key: "h" };

/** The navigation of a role, in its order. `id` is what the hub calls this installation; undefined while nobody knows. */
export const placesFor = (role: Role, id?: string): readonly Place[] => {
  if (role === "nobody") return [];
  return role === "admin" ? [...analytics(id), settings] : [help];
};

/** Addresses that need nobody to be signed in. */
const open = ["/sign-in", "/setup"];

/** Whether an address may be opened, and if not, why: `sign-in` first, or not for this `role`. */
export const accessTo = (path: string, role: Role): "open" | "sign-in" | "role" => {
  if (open.includes(path)) return "open";
  if (role === "nobody") return "sign-in";
  if (role === "admin" || path === "/" || belongsTo(help, path)) return "open";
  return "role";
};

/** Where a signed-in person begins. */
export const firstPageOf = (role: Role): string => placesFor(role)[0]?.href ?? "/sign-in";
