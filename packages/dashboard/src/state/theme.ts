import { createSignal } from "solid-js";

export type ThemeChoice = "system" | "light" | "dark";
export type Theme = "light" | "dark";

const key = "pinghouse-theme";
const root = document.documentElement;
const current = (): Theme => (root.dataset["theme"] === "dark" ? "dark" : "light");

const stored = (): ThemeChoice => {
  try {
    const value = localStorage.getItem(key);
    return value === "light" || value === "dark" ? value : "system";
  } catch {
    return "system";
  }
};

const [theme, setTheme] = createSignal<Theme>(current());
const [themeChoice, setThemeChoice] = createSignal<ThemeChoice>(stored());
new MutationObserver(() => setTheme(current())).observe(root, { attributeFilter: ["data-theme"] });

/** The theme on the screen now (a signal): charts read it so that they redraw when it changes. */
export { theme };
/** What the person chose; `system` follows the operating system (a signal). */
export { themeChoice };

/** Applies and keeps a choice. Where storage is forbidden it lasts until the page is closed. */
export const chooseTheme = (choice: ThemeChoice): void => {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset["theme"] = choice === "system" ? (dark ? "dark" : "light") : choice;
  setThemeChoice(choice);
  try {
    if (choice === "system") localStorage.removeItem(key);
    else localStorage.setItem(key, choice);
  } catch {
    // The choice stands for this page alone.
  }
};

/** The resolved value of a token such as `--series-1`, for what cannot read CSS (ECharts). Tracks the theme. */
export const token = (name: `--${string}`): string => {
  theme();
  return getComputedStyle(root).getPropertyValue(name).trim();
};
