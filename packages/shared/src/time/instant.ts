const shape =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?(Z|z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?$/;

const zoneMinutes = (zone: string): number | undefined => {
  if (!/^[+-]/.test(zone)) return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(":", "") || "0");
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
};

/** Midnight UTC of a calendar date, or undefined where the calendar has no such day. */
const midnight = (year: number, month: number, day: number): number | undefined => {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same ? date.getTime() : undefined;
};

const firstInstant = midnight(0, 1, 1) ?? 0;
const lastInstant = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/**
 * An instant in milliseconds from ISO 8601 or from Ruby's `2017-04-17 07:43:54 UTC`.
 * Seconds may be absent, fractions of up to nine digits are cut to milliseconds, offsets may lack
 * the colon, no zone means UTC. A date alone, a day that does not exist and a year beyond 9999 are undefined.
 */
export const parseInstant = (text: string): number | undefined => {
  const found = shape.exec(text.trim());
  if (found === null) return undefined;
  const [, year, month, day, hour, minute, second = "0", fraction = "", zone = "Z"] = found;
  const start = midnight(Number(year), Number(month), Number(day));
  const offset = zoneMinutes(zone);
  if (start === undefined || offset === undefined) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const ms = Number(fraction.padEnd(3, "0").slice(0, 3));
  const instant = start + ((Number(hour) * 60 + Number(minute) - offset) * 60 + Number(second)) * 1000 + ms;
  return instant < firstInstant || instant > lastInstant ? undefined : instant;
};

/** ISO 8601 in UTC with milliseconds, as the contract writes every instant. */
export const isoInstant = (ms: number): string => new Date(ms).toISOString();
