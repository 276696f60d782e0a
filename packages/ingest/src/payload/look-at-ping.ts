import { editionFamily } from "@pinghouse/shared/cohort/edition";
import { sizeBand } from "@pinghouse/shared/cohort/size";
import { splitKey } from "@pinghouse/shared/metrics/key";
import { isoInstant } from "@pinghouse/shared/time/instant";
import type { LookIdentity, LookRow, RedactionRule, TakenLook, Withheld } from "@pinghouse/warehouse/archive/payload-look";
import { valueState } from "@pinghouse/warehouse/store/landing-batch";
import { Flattener } from "./flattener.ts";
import type { FlatValues, PingFields } from "./flattener.ts";
import { scanJson } from "./json-scanner.ts";
import { limits } from "./limits.ts";
import { readPingClosely } from "./read-body.ts";
import type { CheckedPing } from "./read-body.ts";
import { whyPersonal } from "./redaction-rules.ts";
import { ShapeScan } from "./shape-scan.ts";

/** What a parse thread finds in a payload; when it was recorded is left to who knows the time. */
export type LookedAt = Omit<TakenLook, "set_aside"> & { recorded_at: number };

const shown = 4;

/** All but the last characters hidden, and short ones whole. */
const masked = (uuid: string): string => (uuid.length <= 2 * shown ? "•".repeat(uuid.length) : `•••• ${uuid.slice(-shown)}`);

const identityOf = (ping: CheckedPing, fields: PingFields): LookIdentity => ({
  uuid: masked(ping.uuid),
  hostname: ping.hostname,
  recorded_at: isoInstant(ping.recorded_at),
  version: fields.version,
  edition: fields.edition,
  edition_family: editionFamily(fields.edition),
  size: sizeBand(fields.active_user_count),
  users: fields.active_user_count,
  installation_type: fields.installation_type,
  plan: fields.license_plan,
});

const withheldBy = (rule: RedactionRule, key: string): Withheld => {
  if (rule === "email") return { rule, why: "a text that holds an e-mail address" };
  if (rule === "email_in_name") return { rule, why: "a name that holds an e-mail address" };
  return { rule, why: whyPersonal(splitKey(key).at(-1) ?? "") ?? "the name of something personal inside it" };
};

/** What is withheld at a key or at an object around it. */
const withheldAt = (key: string, withheld: ReadonlyMap<string, RedactionRule>): Withheld | null => {
  for (const [place, rule] of withheld) if (key === place || key.startsWith(`${place}.`)) return withheldBy(rule, place);
  return null;
};

const standings: readonly Pick<LookRow, "state" | "reason">[] = [
  { state: "value", reason: null },
  { state: "missing", reason: "null" },
  { state: "failed", reason: "timeout" },
  { state: "missing", reason: "overflow" },
  { state: "failed", reason: "counter_error" },
  { state: "failed", reason: "non_sql" },
  { state: "failed", reason: "deprecated" },
];
const unknownStanding = { state: "missing", reason: null } as const;

/** The values of a batch that holds one ping. */
const rowsOf = ({ keys, metrics, values, states, texts, kinds }: FlatValues, withheld: ReadonlyMap<string, RedactionRule>): LookRow[] => {
  const textOf = new Map(texts.map(({ metric, text }) => [metric, text]));
  const kindOf = new Map(kinds.map(({ metric, kind }) => [metric, kind]));
  return Array.from(metrics, (metric, at) => {
    const key = keys[metric] ?? "";
    const state = states[at] ?? valueState.empty;
    const value = values[at] ?? NaN;
    const standing = standings[state] ?? unknownStanding;
    const number = standing.state === "value" && !Number.isNaN(value) ? value : null;
    return { key, kind: kindOf.get(metric) ?? "unknown", value: number, value_text: textOf.get(metric) ?? null, ...standing, withheld: withheldAt(key, withheld) };
  });
};

const listRows = ({ lists, withheld }: ShapeScan, taken: readonly LookRow[]): LookRow[] => {
  const known = new Set(taken.map(({ key }) => key));
  return [...lists]
    .filter(([key]) => !known.has(key))
    .map(([key, scalars]) => ({ key, kind: "list", value: scalars, value_text: null, state: "value", reason: null, withheld: withheldAt(key, withheld) }));
};

/** Reads a ping, unpacked, as the receiver would, and says of each member how it would be kept. Keeps nothing. Throws Problem as `readPing` does. */
export const lookAtPing = (bytes: Buffer): LookedAt => {
  const { ping, withheld: stretches } = readPingClosely(bytes);
  const shape = new ShapeScan(bytes, stretches);
  scanJson(bytes, shape);
  const flattener = new Flattener(0, 0);
  const fields = flattener.add(1, 1, ping.text);
  const rows = rowsOf(flattener.finish(), shape.withheld);
  return {
    taken: true,
    recorded_at: ping.recorded_at,
    identity: identityOf(ping, fields),
    measured: { bytes: ping.bytes, leaves: ping.leaves, depth: shape.deepest, key: shape.longestKey },
    limits: { bytes: limits.body, leaves: limits.leaves, depth: limits.depth, key: limits.key },
    withheld: stretches.length,
    rows: [...rows, ...listRows(shape, rows)].toSorted((a, b) => (a.key < b.key ? -1 : 1)),
  };
};
