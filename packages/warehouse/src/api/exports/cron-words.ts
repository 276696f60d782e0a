import cronstrue from "cronstrue";

/** A cron expression of five fields in words: "At 06:00 AM, only on Monday". Only for one that has no fault. */
export const cronWords = (expression: string): string => cronstrue.toString(expression, { use24HourTimeFormat: true, throwExceptionOnParseError: true });
