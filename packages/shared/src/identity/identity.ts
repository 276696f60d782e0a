/** U+0000 cannot be stored as text everywhere, and half a surrogate pair has no UTF-8: both become U+FFFD. */
export const storable = (text: string): string => text.replace(/\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");

/** The uuid as identity: a string of 1 to 255 characters, case-folded and storable; anything else is undefined. */
export const normaliseUuid = (value: unknown): string | undefined => {
  if (typeof value !== "string") return undefined;
  const uuid = storable(value).toLowerCase();
  const length = Array.from(uuid.slice(0, 512)).length;
  return length >= 1 && length <= 255 && uuid.length <= 510 ? uuid : undefined;
};

/** The hostname as identity: lower-cased and storable. What is not a string is the empty hostname. */
export const normaliseHostname = (value: unknown): string =>
  typeof value === "string" ? storable(value).toLowerCase() : "";
