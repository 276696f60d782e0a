/** What a key does outside of a field. */
export type Shortcut = { do: "search" } | { do: "keys" } | { do: "wait" } | { do: "go"; letter: string };

/** How long `g` waits for its letter, in milliseconds. */
export const waitForLetter = 1_500;

/**
 * What a key means after the one before it (undefined = none, or too long ago). `g` alone waits. Undefined = nothing.
 * Keys with Ctrl, Alt or Meta belong to the browser and must not be passed in.
 */
export const shortcutOf = (key: string, before: string | undefined): Shortcut | undefined => {
  if (before === "g") return /^[a-z]$/.test(key) ? { do: "go", letter: key } : undefined;
  if (key === "/") return { do: "search" };
  if (key === "?") return { do: "keys" };
  return key === "g" ? { do: "wait" } : undefined;
};

/** Fields that take no letters: the keys of the page work while they have the focus. */
const withoutLetters = ["radio", "checkbox", "button", "submit", "file", "range"].map((type) => `[type=${type}]`).join(", ");

/** Whether a key pressed there is text and not a command. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches(`input:not(${withoutLetters}), textarea, select, [role=menu] *, [role=menu]`));

/** Whether a key opens the palette, also while something is typed: K with Ctrl; on a Mac, where Ctrl and K in a field cut the line, with Command alone. */
export const opensPalette = (event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">, onMac: boolean): boolean =>
  event.key.toLowerCase() === "k" && !event.altKey && !event.shiftKey && (onMac ? event.metaKey && !event.ctrlKey : event.ctrlKey !== event.metaKey);
