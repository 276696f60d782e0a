import type { Size } from "@pinghouse/shared/cohort/size";
import type { EditionFamily } from "@pinghouse/shared/cohort/edition";
import type { ProblemCode } from "@pinghouse/shared/problem/problem";

/** Which rule would withhold a part of a payload: by a member's name, an address in a value, an address in a name. */
export const redactionRules = ["name", "email", "email_in_name"] as const;
export type RedactionRule = (typeof redactionRules)[number];

export interface Withheld {
  rule: RedactionRule;
  /** In words; for a name, why it stands on the list. */
  why: string;
}

/** One member of a payload, as it would be kept: what the rules withhold says `redacted`. */
export interface LookRow {
  /** Joined like a metric's key. */
  key: string;
  kind: "number" | "boolean" | "string" | "unknown" | "list";
  /** Booleans are 0 and 1; of a list the scalars in it; null for texts and unless `state` is `value`. */
  value: number | null;
  value_text: string | null;
  state: "value" | "missing" | "failed";
  /** As for a metric of an installation: null, overflow, or a sentinel's reason; null where there is a value. */
  reason: string | null;
  withheld: Withheld | null;
}

export interface LookIdentity {
  /** All but its last four characters hidden: it is treated like a credential. */
  uuid: string;
  hostname: string;
  recorded_at: string;
  version: string | null;
  edition: string | null;
  edition_family: EditionFamily;
  size: Size;
  users: number | null;
  installation_type: string | null;
  plan: string | null;
}

/** What the receiver measures against its limits. */
export interface LookMeasure {
  /** Bytes of the body, unpacked. */
  bytes: number;
  leaves: number;
  depth: number;
  /** Characters of the longest key. */
  key: number;
}

export interface TakenLook {
  taken: true;
  identity: LookIdentity;
  measured: LookMeasure;
  limits: LookMeasure;
  /** Why the ping would be acknowledged and set aside; null where nothing is the matter. */
  set_aside: string | null;
  /** Values that would be withheld, those inside lists and objects counted with the whole. */
  withheld: number;
  rows: LookRow[];
}

/** A body that the receiver would refuse, in its words. */
export interface RefusedLook {
  taken: false;
  code: ProblemCode;
  status: number;
  title: string;
  detail: string;
  /** Byte of the unpacked body; null where the fault has no place. */
  position: number | null;
}

export type PayloadLook = TakenLook | RefusedLook;

/** Reads a payload as the receiver would, and keeps nothing of it; ingest implements it, the hub hands it over in demo mode. */
export interface PayloadReader {
  /** Takes over `body`. Throws Problem "queue_full". */
  look(body: Uint8Array, gzip: boolean): Promise<PayloadLook>;
}
