import type { ErasureReceipt } from "@pinghouse/shared/erasure/receipt";
import { isoInstant } from "@pinghouse/shared/time/instant";
import { z } from "zod";
import type { ErasureRow, ErasureState } from "../control/erasure-ledger.ts";

/** An erasure as answers tell of it. */
export interface ErasureItem {
  id: number;
  /** Opaque id. */
  installation: string;
  state: ErasureState;
  asked_at: string;
  /** Whose wish it was: the hub's operator, or an admin of the installation. */
  asked_by: "operator" | "admin";
  due_at: string;
  ended_at: string | null;
  pings: number | null;
  conflicts: number | null;
  posts: number | null;
  scores: number | null;
  others: number | null;
  bytes: number | null;
  exports: number | null;
  /** One to a line; empty for none. */
  exports_left: string;
  not_reached: string;
}

const count = z.int().nullable();

export const erasureItem = z.strictObject({
  id: z.int(),
  installation: z.string().describe("Opaque id"),
  state: z.enum(["waiting", "done", "called_off"]),
  asked_at: z.string().describe("Instant, ISO 8601 in UTC"),
  asked_by: z.enum(["operator", "admin"]),
  due_at: z.string().describe("When it is carried out, unless it is called off before"),
  ended_at: z.string().nullable(),
  pings: count.describe("Erased, set aside or not"),
  conflicts: count.describe("Bodies kept aside because they contradicted a ping"),
  posts: count.describe("Metadata and error posts"),
  scores: count.describe("Scores told in answers"),
  others: count.describe("Records of who may send, and of an approval"),
  bytes: count.describe("Of the journal, overwritten"),
  exports: count.describe("Taken away from where they were delivered"),
  exports_left: z.string().describe("Exports that could not be taken away, with why, one to a line"),
  not_reached: z.string().describe("What no erasure reaches, one sentence to a line"),
}) satisfies z.ZodType<ErasureItem>;

const nothing = { pings: null, conflicts: null, posts: null, scores: null, others: null, bytes: null, exports: null };

/** A list of an answer holds no lists. */
const linesOf = (receipt: ErasureReceipt | null): Pick<ErasureItem, "exports_left" | "not_reached"> => ({
  exports_left: (receipt?.exports_left ?? []).join("\n"),
  not_reached: (receipt?.not_reached ?? []).join("\n"),
});

export const erasureOf = ({ id, installation, state, asked_at, role, due_at, ended_at, receipt }: ErasureRow): ErasureItem => ({
  id,
  installation,
  state,
  asked_at: isoInstant(asked_at),
  asked_by: role,
  due_at: isoInstant(due_at),
  ended_at: ended_at === null ? null : isoInstant(ended_at),
  ...(receipt ?? nothing),
  ...linesOf(receipt),
});
