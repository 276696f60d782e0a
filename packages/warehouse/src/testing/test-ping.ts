import { sentinelReason } from "@pinghouse/shared/metrics/sentinel";
import { normaliseHostname } from "@pinghouse/shared/identity/identity";
import { parseInstant } from "@pinghouse/shared/time/instant";
import type { Kind, LandedPing } from "../store/landing-batch.ts";
import { valueState } from "../store/landing-batch.ts";

/** A value as a test writes it: `"failed"` is a sentinel, `"overflow"` a number beyond a double, a bigint one beyond 2^53 - 1. */
export type TestValue = number | string | boolean | bigint | null;

/** One ping of a test, complete: what `ping()` fills in. */
export interface TestPing {
  landed: LandedPing;
  values: Record<string, TestValue>;
}

/** What a test cares about; `ping()` fills the rest. */
export interface TestPingFields {
  id?: number;
  segment?: number;
  uuid?: string;
  hostname?: string;
  unique_instance_id?: string | null;
  /** When it was recorded, as an ISO instant or a date. */
  at?: string;
  /** When it was received; recorded_at by default. */
  received?: string;
  source?: LandedPing["source"];
  bytes?: number;
  version?: string | null;
  edition?: string | null;
  installation_type?: string | null;
  plan?: string | null;
  users?: number | null;
  created_at?: string | null;
  values?: Record<string, TestValue>;
}

const instant = (text: string): number => {
  const ms = parseInstant(text.length === 10 ? `${text}T00:00:00Z` : text);
  if (ms === undefined) throw new Error(`${text} is no instant`);
  return ms;
};

let lastId = 0;

/** The opaque id that a test's installation gets. */
export const installationId = (uuid: string, hostname = ""): string => `${uuid}@${normaliseHostname(hostname)}`;

/** A ping with what the test cares about; ids count up over the whole run unless given. */
export const ping = (fields: TestPingFields = {}): TestPing => {
  const { uuid = "a", hostname = "gitlab.example.com", at = "2026-01-07T12:00:00Z", version = "18.7.0-ee", edition = "EE" } = fields;
  lastId += 1;
  const landed: LandedPing = {
    id: fields.id ?? lastId,
    segment: fields.segment ?? 1,
    uuid,
    hostname: normaliseHostname(hostname),
    installation: installationId(uuid, hostname),
    unique_instance_id: fields.unique_instance_id ?? null,
    recorded_at: instant(at),
    received_at: instant(fields.received ?? at),
    source: fields.source ?? "http",
    bytes: fields.bytes ?? 1000,
    version,
    edition,
    installation_type: fields.installation_type === undefined ? "omnibus-gitlab" : fields.installation_type,
    license_plan: fields.plan ?? null,
    active_user_count: fields.users === undefined ? 20 : fields.users,
    created_at: fields.created_at === undefined || fields.created_at === null ? null : instant(fields.created_at),
  };
  return { landed, values: fields.values ?? {} };
};

/** How one written value lands. */
export interface FlatValue {
  kind: Kind;
  value: number;
  state: number;
  text: string | null;
}

const flat = (kind: Kind, value: number, state: number = valueState.value, text: string | null = null): FlatValue => ({ kind, value, state, text });

/** A test's value as the flattener would have it. */
export const flatValue = (value: TestValue): FlatValue => {
  if (value === null) return flat("unknown", Number.NaN, valueState.empty);
  if (value === "failed") return flat("number", Number.NaN, valueState.timeout);
  if (value === "overflow") return flat("number", Number.NaN, valueState.overflow);
  if (typeof value === "string") return flat("string", Number.NaN, valueState.value, value);
  if (typeof value === "boolean") return flat("boolean", value ? 1 : 0);
  if (typeof value === "bigint") return flat("number", Number(value), valueState.value, String(value));
  const reason = sentinelReason(value);
  return reason === undefined ? flat("number", value) : flat("number", Number.NaN, valueState[reason]);
};
