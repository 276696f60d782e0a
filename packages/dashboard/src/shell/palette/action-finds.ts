import { chooseTheme } from "../../state/theme.ts";
import { printDrawn } from "./print-drawn.ts";
import type { Find } from "./find.ts";

const copyLink = (): Promise<string> =>
  navigator.clipboard.writeText(location.href).then(
    () => "The address of this page is copied.",
    () => "The browser did not allow copying.",
  );

/** What can be done on any page. */
export const actionsAnywhere = (showKeys: () => void): readonly Find[] => [
  { id: "act link", title: "Copy the address of this page", words: "link url share", icon: "copy", act: copyLink },
  { id: "act light", title: "Light theme", words: "appearance bright", icon: "light", act: () => chooseTheme("light") },
  { id: "act dark", title: "Dark theme", words: "appearance night", icon: "dark", act: () => chooseTheme("dark") },
  { id: "act system", title: "Theme as the system", words: "appearance", icon: "system", act: () => chooseTheme("system") },
  { id: "act keys", title: "Show the keys", words: "shortcuts keyboard help", icon: "help", keys: ["?"], act: showKeys, leaves: true },
];

/** Prints an installation's overview, from wherever one is. `go` opens its address. */
export const printOverview = (href: string, go: (href: string) => void): Find => ({
  id: "act print",
  title: "Print the overview",
  words: "paper pdf sheet",
  icon: "exports",
  act: () => {
    if (location.pathname !== href) go(href);
    void printDrawn(href);
  },
});

/** Ends the session. */
export const signOutFind = (email: string | null, signOut: () => Promise<void>): Find => ({
  id: "act out",
  title: "Sign out",
  words: "log out leave",
  ...(email === null ? {} : { note: email }),
  icon: "person",
  act: () => void signOut(),
  leaves: true,
});
