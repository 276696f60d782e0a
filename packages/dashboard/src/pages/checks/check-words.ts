import type { CheckDay } from "../../api/rows.ts";
import { formatCount } from "../../charts/format.ts";
import type { CheckSpan } from "./check-days.ts";

/** What stands for a version that has none. */
export const askedWords = (version: string): string => (version === "unknown" ? "could not be read" : version === "other" ? "others, beyond a day's limit" : version);

export const productWords = (product: string): string => (product === "" ? "not named" : product);

export const spanWords: Readonly<Record<CheckSpan, string>> = { "28": "in 28 days", "90": "in 90 days", all: "since the first" };

/** All of the days in one sentence. Hosts are of single days and cannot be added, so the most of one day is said. */
export const checkSentence = (days: readonly CheckDay[], span: CheckSpan): string => {
  const checks = days.reduce((sum, day) => sum + day.checks, 0);
  const pings = days.reduce((sum, day) => sum + day.pings, 0);
  const hosts = Math.max(0, ...days.map((day) => day.hosts ?? 0));
  const said = hosts === 0 ? "no host gave its name" : `at most ${formatCount(hosts, "host")} gave ${hosts === 1 ? "its name" : "their names"} on one day`;
  return `${formatCount(checks, "check")} ${spanWords[span]}; ${said}. Beside them, and kept apart, ${formatCount(pings, "ping")}.`;
};
