import type { Tab } from "../ui/tabs.tsx";

/** Pages of the hub that share an entry of the navigation, each with its own address: the tabs on top of them. */
export const families = {
  installations: [
    { label: "Installations", href: "/installations" },
    { label: "Lists", href: "/lists" },
  ],
  adoption: [
    { label: "Adoption", href: "/adoption" },
    { label: "DevOps score", href: "/score" },
  ],
  versions: [
    { label: "Versions", href: "/versions" },
    { label: "Retention", href: "/retention" },
    { label: "Checks", href: "/checks" },
    { label: "To patch", href: "/patches" },
    { label: "Releases", href: "/releases" },
  ],
  exports: [
    { label: "Schedules", href: "/exports" },
    { label: "Runs", href: "/exports/runs" },
    { label: "Destinations", href: "/exports/destinations" },
  ],
  health: [
    { label: "Is it all in", href: "/health" },
    { label: "Set aside", href: "/set-aside" },
  ],
} as const satisfies Record<string, readonly Tab[]>;
