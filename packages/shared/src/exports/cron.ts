import { Cron } from "croner";

/** What is wrong with a cron expression of five fields or the name of a zone, in words; undefined when nothing is. */
export const cronFault = (expression: string, timeZone: string): string | undefined => {
  if (!isTimeZone(timeZone)) return `"${timeZone}" is no time zone. Write it like Europe/Berlin, or UTC.`;
  try {
    const next = read(expression, timeZone).nextRun(new Date(0));
    return next === null ? `"${expression}" never comes.` : undefined;
  } catch (cause) {
    const words = cause instanceof Error ? cause.message.replace(/^CronPattern: /, "") : String(cause);
    return `"${expression}" is no schedule of five fields, such as "0 6 * * 1": ${words}.`;
  }
};

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
};

const read = (expression: string, timezone: string): Cron => new Cron(expression, { timezone, mode: "5-part", paused: true });

/**
 * The next slots of an expression after an instant, at most `count`, in milliseconds since 1970. A time that a change of clocks
 * leaves out comes when the clock has jumped; one that comes twice counts once. Throws for an expression with a fault.
 */
export const nextSlots = (expression: string, timeZone: string, after: number, count: number): number[] =>
  read(expression, timeZone).nextRuns(count, new Date(after)).map((slot) => slot.getTime());

/** The newest slot at or before `now` and after `since`; undefined where there is none. However many were missed, it is one. */
export const missedSlot = (expression: string, timeZone: string, since: number, now: number): number | undefined => {
  const [first] = nextSlots(expression, timeZone, since, 1);
  if (first === undefined || first > now) return undefined;
  const [newest] = read(expression, timeZone).previousRuns(1, new Date(now + 1));
  return newest === undefined ? first : Math.max(first, newest.getTime());
};
