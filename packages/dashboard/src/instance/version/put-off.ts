const key = "pinghouse-put-off";
const threeDays = 3 * 86_400_000;

/** Whether the warning about a version was put off, and not longer than three days ago. Another version warns anew. */
export const isPutOff = (held: string | null, version: string, now: number): boolean => {
  const [known = "", until = ""] = (held ?? "").split(" ");
  return known === version && now < Number(until);
};

/** What is held of a version put off now. */
export const putOffText = (version: string, now: number): string => `${version} ${now + threeDays}`;

/** What this browser holds; null where storage is forbidden. */
export const readPutOff = (): string | null => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};

/** Where storage is forbidden the warning is away until the page is loaded again. */
export const keepPutOff = (text: string): void => {
  try {
    localStorage.setItem(key, text);
  } catch {
    // Then it comes back with the next page load.
  }
};
