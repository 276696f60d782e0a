import { viewWays } from "@pinghouse/shared/views/view-part";
import { z } from "zod";
import type { LatelyViewed } from "./lately-viewed.ts";
import type { InstallationView } from "../../../control/installation-views.ts";

const instant = z.string().describe("Instant, ISO 8601 in UTC");
const day = z.string().describe("Day in UTC, YYYY-MM-DD");

export const latelyViewedShape: { [Field in keyof LatelyViewed]: z.ZodType<LatelyViewed[Field]> } = {
  operator_days: z.int().nullable().describe("On how many of the last 30 days an operator looked; null for all but its admins"),
  analyst_days: z.int().nullable().describe("On how many of the last 30 days an analyst looked; null for all but its admins"),
};

/** A ping that the hub holds of an installation, in whatever standing. */
export interface HeldPing {
  ping_id: number;
  recorded_at: string;
  received_at: string;
  /** The day before which it does not go: what was received together goes together, once all of it is past its retention. */
  goes_on: string;
  /** Of the body as received, inflated. */
  bytes: number;
  /** Null for one set aside, which was not read. */
  values: number | null;
  version: string | null;
  source: "http" | "upload" | "import" | "demo";
  /** `counts`: the newest of its week; `superseded`: a newer one of its week counts; `set_aside`: it waits for an operator. */
  standing: "counts" | "superseded" | "set_aside";
  /** Why it is set aside; null for others. */
  reason: "future" | "unapproved" | "unverified" | "unlandable" | null;
}

export const heldPingItem: z.ZodObject<{ [Field in keyof HeldPing]: z.ZodType<HeldPing[Field]> }> = z.strictObject({
  ping_id: z.int(),
  recorded_at: instant,
  received_at: instant,
  goes_on: day.describe("The day before which it does not go, by its receipt and the days that pings are kept"),
  bytes: z.int().describe("Of the body as received, inflated"),
  values: z.int().nullable().describe("Null for one set aside"),
  version: z.string().nullable(),
  source: z.enum(["http", "upload", "import", "demo"]),
  standing: z.enum(["counts", "superseded", "set_aside"]).describe("The newest of its week counts; one set aside waits for an operator"),
  reason: z.enum(["future", "unapproved", "unverified", "unlandable"]).nullable().describe("Why it is set aside"),
});

/** All that the hub holds of an installation, in figures. */
export interface HeldRecord extends LatelyViewed {
  as_of: string | null;
  /** In whatever standing. */
  pings: number;
  superseded: number;
  set_aside: number;
  /** Of all pings, as received, inflated. */
  bytes: number;
  first_recorded_at: string | null;
  /** The day before which the oldest does not go. */
  oldest_goes_on: string | null;
  /** The newest that counts. */
  newest_ping_id: number | null;
  newest_recorded_at: string | null;
  /** Days for which a ping is kept, from its receipt. */
  retention_days: number;
  metadata_posts: number;
  error_posts: number;
  posts_bytes: number;
}

export const heldItem: z.ZodObject<{ [Field in keyof Omit<HeldRecord, "as_of">]: z.ZodType<HeldRecord[Field]> }> = z.strictObject({
  pings: z.int().describe("In whatever standing"),
  superseded: z.int(),
  set_aside: z.int(),
  bytes: z.int().describe("Of all pings, as received, inflated"),
  first_recorded_at: instant.nullable(),
  oldest_goes_on: day.nullable().describe("The day before which the oldest does not go"),
  newest_ping_id: z.int().nullable().describe("The newest that counts"),
  newest_recorded_at: instant.nullable(),
  retention_days: z.int().describe("Days for which a ping is kept, from its receipt"),
  metadata_posts: z.int(),
  error_posts: z.int(),
  posts_bytes: z.int(),
  ...latelyViewedShape,
});

export const installationViewItem: z.ZodObject<{ [Field in keyof InstallationView]: z.ZodType<InstallationView[Field]> }> = z.strictObject({
  day,
  viewer: z.int().describe("A number for each person or token, the same on all days of this installation"),
  role: z.enum(["operator", "analyst"]),
  way: z.enum(viewWays).describe("As a person, by a token, or from the hub itself"),
  visits: z.int().describe("Reads with less than half an hour between them are one"),
  parts: z.string().describe("What was opened, with | between"),
});
