import type { Role } from "../api/rows.ts";
import type { IconName } from "../ui/icon.tsx";

/** A line of a navigation. */
export interface Place {
  href: string;
  label: string;
  icon: IconName;
  /** The letter after `g`. */
  key: string;
  /** Other beginnings of addresses that belong here. */
  also?: readonly string[];
}

export interface Entry extends Place {
  roles: readonly Role[];
  /** What lies below the address belongs to other entries. */
  alone?: boolean;
}

/** The navigation, in its order. The hub decides what it answers; this decides what is worth offering. */
const entries: readonly Entry[] = [
  { href: "/fleet", label: "Fleet", icon: "fleet", key: "f", roles: ["operator", "analyst"] },
  { href: "/standing/:id", label: "Overview", icon: "home", key: "o", roles: ["admin"], alone: true },
  { href: "/standing/:id/score", label: "DevOps score", icon: "health", key: "d", roles: ["admin"] },
  { href: "/standing/:id/trends", label: "Usage trends", icon: "fleet", key: "t", roles: ["admin"] },
  { href: "/standing/:id/cohorts", label: "Cohorts", icon: "person", key: "c", roles: ["admin"] },
  { href: "/standing/:id/metrics", label: "Metrics", icon: "metrics", key: "m", roles: ["admin"] },
  { href: "/standing/:id/adoption", label: "Adoption", icon: "adoption", key: "a", roles: ["admin"] },
  { href: "/standing/:id/held", label: "What is held", icon: "exports", key: "w", roles: ["admin"] },
  { href: "/installations", label: "Your installations", icon: "installations", key: "i", roles: ["admin"] },
  { href: "/installations", also: ["/lists"], label: "Installations", icon: "installations", key: "i", roles: ["operator", "analyst"] },
  // Not /metrics: there the hub answers Prometheus. One metric's page is /metrics/<key>.
  { href: "/catalogue", also: ["/metrics"], label: "Metrics", icon: "metrics", key: "m", roles: ["operator", "analyst"] },
  { href: "/adoption", also: ["/score"], label: "Adoption", icon: "adoption", key: "a", roles: ["operator", "analyst"] },
  { href: "/versions", also: ["/retention", "/checks", "/patches", "/releases"], label: "Versions", icon: "versions", key: "v", roles: ["operator", "analyst"] },
  { href: "/compare", label: "Compare", icon: "compare", key: "c", roles: ["operator", "analyst"] },
  { href: "/exports", label: "Exports", icon: "exports", key: "e", roles: ["operator", "analyst"] },
  { href: "/health", also: ["/set-aside"], label: "Health", icon: "health", key: "h", roles: ["operator"] },
];

/** Whether an address belongs to an entry of the navigation. */
export const belongsTo = (entry: Place & { readonly alone?: boolean }, path: string): boolean =>
  [entry.href, ...(entry.also ?? [])].some((beginning) => path === beginning || (entry.alone !== true && path.startsWith(`${beginning}/`)));

/** The installation that an address speaks of, as it stands there. */
export const installationIn = (path: string): string | undefined => /^\/(?:standing|installations)\/([^/]+)/.exec(path)?.[1];

/** The installation, as it stands in addresses, that an admin's entries lead to: the one that the page speaks of where it is theirs, else the first of their own. */
export const installationAt = (path: string, installations: readonly string[]): string | undefined => {
  const own = installations.map(encodeURIComponent);
  return own.find((id) => id === installationIn(path)) ?? own[0];
};

/** The entries offered to a role. Those of one installation (`:id`) lead to `installation`, and without one are left out. */
export const entriesFor = (role: Role, installation?: string): readonly Entry[] =>
  entries
    .filter((entry) => entry.roles.includes(role) && (installation !== undefined || !entry.href.includes(":id")))
    .map((entry) => (entry.href.includes(":id") ? { ...entry, href: entry.href.replace(":id", installation ?? "") } : entry));

/** Entries in the bar of a phone, wide enough for a thumb at 380 px; with more than that, the last place is a menu of the others. */
const barPlaces = 5;

/** Which entries stand in the bar of a phone, and which under More. */
export const phoneEntries = (offered: readonly Place[]): { bar: readonly Place[]; more: readonly Place[] } =>
  offered.length <= barPlaces ? { bar: offered, more: [] } : { bar: offered.slice(0, barPlaces - 1), more: offered.slice(barPlaces - 1) };

/** Addresses that need nobody to be signed in. */
const open = ["/sign-in", "/setup", "/claim"];

/** Whether an address may be opened, and if not, why: `sign-in` first, or not for this `role`. */
export const accessTo = (path: string, role: Role): "open" | "sign-in" | "role" => {
  if (open.includes(path)) return "open";
  if (role === "nobody") return path === "/" ? "open" : "sign-in";
  if (role === "admin" && path === "/lists") return "role";
  if (role === "analyst" && path === "/usage_data/new") return "role";
  const found = entries.filter((candidate) => belongsTo(candidate, path));
  return found.length === 0 || found.some((entry) => entry.roles.includes(role)) || installationIn(path) !== undefined ? "open" : "role";
};

/** Where a signed-in person begins. */
export const firstPageOf = (role: Role, installations: readonly string[]): string => {
  if (role !== "admin") return "/fleet";
  const [only, ...others] = installations;
  return only !== undefined && others.length === 0 ? `/standing/${encodeURIComponent(only)}` : "/installations";
};

/** The page a `?next=` may lead to: only an address of this hub. */
export const safeNext = (next: string | undefined): string => (next !== undefined && /^\/(?![/\\])/.test(next) ? next : "/");
