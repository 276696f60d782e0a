/** U+0000 cannot be stored as text everywhere, and half a surrogate pair has no UTF-8: both become U+FFFD. */
export const storable = (text: string): string => text.replace(/\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");

const longestUuid = 255;

/** The uuid as identity: a string of 1 to 255 characters (code points), case-folded and storable; anything else is undefined. */
export const normaliseUuid = (value: unknown): string | undefined => {
  if (typeof value !== "string" || value === "" || value.length > 2 * longestUuid) return undefined;
  const uuid = storable(value).toLowerCase();
  return Array.from(uuid).length <= longestUuid ? uuid : undefined;
};

/** The hostname as identity: lower-cased and storable. What is not a string is the empty hostname. */
export const normaliseHostname = (value: unknown): string =>
  typeof value === "string" ? storable(value).toLowerCase() : "";
