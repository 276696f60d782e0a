/** The pages of Settings, Metrics and profiling. */
export const settingsPlaces = [
  { label: "Usage statistics", href: "/settings" },
  { label: "Preview", href: "/settings/preview" },
  { label: "History", href: "/settings/history" },
  { label: "Network", href: "/settings/network" },
  { label: "Without a network", href: "/settings/carry" },
  { label: "People", href: "/settings/people" },
] as const;
