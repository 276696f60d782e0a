import { partsIn, type ViewPart } from "@pinghouse/shared/views/view-part";
import type { Held, HeldPing, InstallationView } from "../../../api/rows.ts";
import { formatBytes, formatCount, formatDay } from "../../../charts/format.ts";

/** All that is held, in a sentence. */
export const heldSentence = ({ pings, bytes, first_recorded_at, oldest_goes_on }: Held): string => {
  if (pings === 0) return "No ping of this installation is held.";
  const goes = `${pings === 1 ? "it does not go" : "the oldest does not go"} before ${formatDay(oldest_goes_on)}`;
  return `${formatCount(pings, "ping")} ${pings === 1 ? "of" : "since"} ${formatDay(first_recorded_at)}, ${formatBytes(bytes)} as sent; ${goes}.`;
};

const sources: Record<HeldPing["source"], string> = { http: "sent by itself", upload: "uploaded", import: "imported", demo: "sample data" };

/** How a ping came. */
export const sourceWords = ({ source }: Pick<HeldPing, "source">): string => sources[source];

const reasons: Record<NonNullable<HeldPing["reason"]>, string> = {
  future: "recorded in the future",
  unapproved: "not approved yet",
  unverified: "came without the secret",
  unlandable: "could not be read in",
};

/** What a ping is to the figures. */
export const standingWords = ({ standing, reason }: Pick<HeldPing, "standing" | "reason">): string => {
  if (standing === "counts") return "counts for its week";
  if (standing === "superseded") return "a newer one of its week counts";
  return `set aside: ${reason === null ? "waits for an operator" : reasons[reason]}`;
};

const onDays = (role: string, days: number): string => `by ${role} on ${formatCount(days, "day")}`;

/** How often the hub's people looked lately; undefined for who is not told. */
export const viewedWords = ({ operator_days, analyst_days }: Pick<Held, "operator_days" | "analyst_days">): string | undefined => {
  if (operator_days === null || analyst_days === null) return undefined;
  const said = [...(analyst_days > 0 ? [onDays("an analyst", analyst_days)] : []), ...(operator_days > 0 ? [onDays("an operator", operator_days)] : [])];
  return said.length === 0 ? "Nobody at the hub looked at you in the last 30 days." : `Looked at ${said.join(" and ")} of the last 30.`;
};

const ways: Record<InstallationView["way"], string> = { person: "a person", token: "a token", hub: "the hub’s command line or an export" };
const roles: Record<InstallationView["role"], string> = { operator: "an operator", analyst: "an analyst" };

/** Who it was, as far as is told: a number that is the same on all days, and a role. */
export const viewerWords = ({ viewer, role }: Pick<InstallationView, "viewer" | "role">): string => `Viewer ${viewer}, ${roles[role]}`;

/** How they looked. */
export const wayWords = ({ way }: Pick<InstallationView, "way">): string => ways[way];

const opened: Record<ViewPart, string> = {
  identity: "who it is",
  metrics: "its metrics",
  history: "their history",
  standing: "where it stands",
  pings: "its list of pings",
  payload: "a payload",
  posts: "its posts",
  binding: "how its sender is known",
};

/** What was opened, in words. */
export const partsWords = ({ parts }: Pick<InstallationView, "parts">): string => partsIn(parts).map((part) => opened[part]).join(", ");
