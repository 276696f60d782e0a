import { denseWeeks } from "../../charts/axis.ts";
import { formatDay, formatInstant, formatNumber, nothing } from "../../charts/format.ts";
import type { InstallationRecord, Ping } from "../../api/rows.ts";
import { sizeWords } from "@pinghouse/shared/cohort/sentence";
import { sizes } from "@pinghouse/shared/cohort/size";

export interface Fact {
  readonly term: string;
  readonly text: string;
  /** Set where a person wants the exact text elsewhere: it gets a button that copies it. */
  readonly copy?: string;
}

const sizeText = (size: string): string => {
  const band = sizes.find((one) => one === size);
  return band === undefined || band === "unknown" ? "unknown" : `${sizeWords(band)} users`;
};

/** The fact that has a line of its history beside it. */
export const usersTerm = "Active users";

/** What is known of an installation from its newest ping, in the order of the page. The uuid is there only for those who may see it. */
export const factsOf = (record: InstallationRecord): Fact[] => [
  { term: "Version", text: record.version ?? nothing },
  { term: "Edition", text: record.edition ?? nothing },
  { term: usersTerm, text: record.users === null ? "absent or could not be counted" : formatNumber(record.users) },
  { term: "Size", text: sizeText(record.size) },
  { term: "Installed as", text: record.installation_type ?? nothing },
  { term: "Plan", text: record.plan ?? nothing },
  { term: "First ping", text: formatDay(record.first_ping_at) },
  { term: "Last ping", text: formatInstant(record.last_ping_at) },
  { term: "Pings", text: formatNumber(record.pings) },
  ...(record.created_at === null ? [] : [{ term: "Set up on", text: formatDay(record.created_at) }]),
  { term: "Id here", text: record.id, copy: record.id },
  ...(record.uuid === null ? [] : [{ term: "Uuid", text: record.uuid, copy: record.uuid }]),
  ...(record.unique_instance_id === null ? [] : [{ term: "Unique instance id", text: record.unique_instance_id, copy: record.unique_instance_id }]),
];

/** One sentence under the hostname. */
export const leadOf = ({ state, last_ping_at }: InstallationRecord): string =>
  state === "active" ? `Active: its last ping is of ${formatDay(last_ping_at)}.` : `Silent since ${formatDay(last_ping_at)}: it sent no ping in the last 14 days.`;

/** Active users week by week, as the ping that stands for each week says; null in silent weeks and where they could not be counted. */
export const weeklyUsers = (pings: readonly Ping[]): (number | null)[] => {
  const known = new Map(pings.filter(({ stands }) => stands).map(({ week, users }) => [week, users]));
  return denseWeeks([...known.keys()]).map((week) => known.get(week) ?? null);
};
