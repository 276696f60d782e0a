import { belongsTo, type Place } from "../../shell/access.ts";
import type { InstanceSession } from "../api.ts";

type Role = InstanceSession["role"];

/** Where this installation stands, as the hub answers it. */
const analytics: readonly Place[] = [];

const settings: Place = { href: "/settings", label: "Settings", icon: "settings", key: "s" };
const help: Place = { href: "/help", label: "Help", icon: "help", key: "h" };

/** The navigation of a role, in its order. The server decides what it answers; this decides what is worth offering. */
export const placesFor = (role: Role): readonly Place[] => {
  if (role === "nobody") return [];
  return role === "admin" ? [...analytics, settings, help] : [help];
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
