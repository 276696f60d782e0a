const dayMs = 86_400_000;
const weekMs = 7 * dayMs;
/** 1970-01-05, the first Monday of the epoch. */
const firstMonday = 4 * dayMs;

const dateText = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The ISO week (UTC) that holds an instant, named by its Monday as `YYYY-MM-DD`. */
export const weekOf = (ms: number): string =>
  dateText(firstMonday + Math.floor((ms - firstMonday) / weekMs) * weekMs);

/** The first millisecond of a week named by its Monday; of any other date, midnight UTC of that date. */
export const weekStart = (week: string): number => Date.parse(`${week}T00:00:00.000Z`);

/** The week `n` weeks after (or, below zero, before) the given one. */
export const addWeeks = (week: string, n: number): string => dateText(weekStart(week) + n * weekMs);

/** The Monday at or before a date: the start of a range, snapped outward. */
export const snapFrom = (date: string): string => weekOf(weekStart(date));

/** The Monday at or after a date: the half-open end of a range, snapped outward. */
export const snapTo = (date: string): string => weekOf(weekStart(date) + weekMs - 1);
