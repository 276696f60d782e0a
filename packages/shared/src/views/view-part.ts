/** What can be opened of one installation at the hub. Each keeps its place in the list: views are kept as sets of places. */
export const viewParts = ["identity", "metrics", "history", "standing", "pings", "payload", "posts", "binding"] as const;
export type ViewPart = (typeof viewParts)[number];

/** How somebody looked: as a person, by a token, or from the hub itself (its command line, or an export that nobody owns). */
export const viewWays = ["person", "token", "hub"] as const;
export type ViewWay = (typeof viewWays)[number];

/** The parts with `|` between them, as answers hold them. */
export const partsText = (parts: Iterable<ViewPart>): string => {
  const held = new Set(parts);
  return viewParts.filter((part) => held.has(part)).join("|");
};

/** What `partsText` wrote; words that are no parts are left out. */
export const partsIn = (text: string): ViewPart[] => {
  const words = new Set(text.split("|"));
  return viewParts.filter((part) => words.has(part));
};
