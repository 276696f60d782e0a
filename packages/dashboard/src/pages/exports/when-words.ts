import type { Option } from "../../ui/menu.tsx";

/** Slots that most people want, by their expression. */
export const presets: readonly Option[] = [
  { value: "0 6 * * *", label: "Every day at 06:00" },
  { value: "0 6 * * 1", label: "Every Monday at 06:00" },
  { value: "0 6 1 * *", label: "The first of every month at 06:00" },
];

/** When a schedule runs: "Every Monday at 06:00, Europe/Berlin"; without an expression, by hand alone. `words` are the hub's reading. */
export const whenWords = ({ cron, words, time_zone }: { cron: string | null; words: string | null; time_zone: string }): string => {
  if (cron === null) return "Only by hand";
  const preset = presets.find(({ value }) => value === cron);
  return `${preset?.label ?? words ?? cron}, ${time_zone}`;
};

const parts = { weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "short" } as const;

/** An ISO instant on the clocks of a zone: "Mon 23 Nov 2026, 06:00 GMT+1". A zone that the browser does not know: in UTC. */
export const inZone = (instant: string, timeZone: string): string => {
  const known = Intl.supportedValuesOf("timeZone").includes(timeZone) ? timeZone : "UTC";
  const part = Object.fromEntries(new Intl.DateTimeFormat("en-GB", { timeZone: known, ...parts }).formatToParts(Date.parse(instant)).map(({ type, value }) => [type, value]));
  return `${part["weekday"]} ${part["day"]} ${part["month"]} ${part["year"]}, ${part["hour"]}:${part["minute"]} ${part["timeZoneName"]}`;
};
