// The shape of the warehouse's router, imported as a type alone, until that router is there to be imported itself.
import { initTRPC } from "@trpc/server";

interface List<Item> {
  as_of: string | null;
  items: Item[];
  next_cursor: string | null;
}
interface Installation {
  id: string;
  hostname: string;
  uuid: string | null;
  version: string | null;
  edition: string | null;
  size: string;
  state: string;
  users: number | null;
  installation_type: string | null;
  plan: string | null;
  first_ping_at: string;
  last_ping_at: string;
  pings: number;
}
interface MetricOfInstallation {
  key: string;
  kind: string;
  value: number | null;
  value_text: string | null;
  state: string;
  reason: string | null;
  change_28d: number | null;
  previous: number | null;
}
interface Metric {
  key: string;
  kind: string;
  first_seen: string;
  last_seen: string;
  eligible: number;
  n: number;
  coverage: number | null;
  missing: number;
  failed: number;
  adoption: number | null;
}
interface Ledger {
  as_of: string | null;
  received: number;
  stored: number;
  duplicates: number;
  conflicts: number;
  set_aside: number;
  refused: number;
  waiting: number;
  refusals: { reason: string; n: number }[];
}

const t = initTRPC.create();
const never = (): never => {
  throw new Error("a type, not a router");
};
const of =
  <Input>(): ((raw: unknown) => Input) =>
  () =>
    never();
interface Paged {
  limit?: number;
  cursor?: string;
}
type Texts = string | string[];
interface Cohort extends Paged {
  edition?: Texts;
  size?: Texts;
  version?: string;
  installation_type?: Texts;
  plan?: Texts;
  has?: Texts;
  lacks?: Texts;
  attribute?: Texts;
  from?: string;
  to?: string;
}
interface OfInstallation extends Paged {
  id: string;
}
export const standIn = t.router({
  status: t.router({
    get: t.procedure.query((): {
      as_of: string | null;
      pings: { accepted: number; landed: number; duplicates: number; conflicts: number; quarantined: number; refused: number };
      installations: number;
      metrics: number;
      journal_bytes: number;
      warehouse_bytes: number;
    } => never()),
  }),
  installations: t.router({
    list: t.procedure
      .input(of<Paged & { search?: string; edition?: Texts; size?: Texts; state?: Texts }>())
      .query((): List<Installation> => never()),
    get: t.procedure
      .input(of<{ id: string }>())
      .query((): Installation & { as_of: string | null; created_at: string | null; unique_instance_id: string | null } => never()),
    metrics: t.procedure
      .input(of<OfInstallation & { search?: string; state?: Texts }>())
      .query((): List<MetricOfInstallation> => never()),
    history: t.procedure.input(of<OfInstallation & { metric: Texts }>()).query(
      (): List<{
        metric: string;
        week: string;
        recorded_at: string;
        ping_id: number;
        value: number | null;
        value_text: string | null;
        state: string;
      }> => never(),
    ),
    pings: t.procedure.input(of<OfInstallation>()).query(
      (): List<{
        ping_id: number;
        recorded_at: string;
        received_at: string;
        week: string;
        source: string;
        version: string | null;
        edition: string | null;
        users: number | null;
        bytes: number;
        leaves: number;
        stands: boolean;
      }> => never(),
    ),
    posts: t.procedure
      .input(of<OfInstallation>())
      .query((): List<{ kind: string; received_at: string; ping_id: number | null; body: string }> => never()),
    payload: t.procedure
      .input(of<{ id: string; ping_id: number }>())
      .query((): { as_of: string | null; ping_id: number; payload: string } => never()),
  }),
  metrics: t.router({
    list: t.procedure.input(of<Paged & { search?: string }>()).query((): List<Metric> => never()),
    get: t.procedure.input(of<{ key: string }>()).query((): Metric & { as_of: string | null } => never()),
    distribution: t.procedure.input(of<Cohort & { key: string }>()).query(
      (): {
        as_of: string | null;
        cohort: Record<string, unknown>;
        metric: string;
        unit: string | null;
        week: string | null;
        n: number;
        eligible: number;
        coverage: number | null;
        missing: number;
        failed: number;
        suppressed: { reason: string; k: number } | null;
        adoption: number | null;
        users: number | null;
        p10: number | null;
        p25: number | null;
        p50: number | null;
        p75: number | null;
        p90: number | null;
        histogram: { from: number; to: number; n: number }[] | null;
      } => never(),
    ),
    trend: t.procedure.input(of<Cohort & { key: string }>()).query(
      (): List<{
        week: string;
        n: number;
        eligible: number;
        coverage: number | null;
        failed: number;
        adoption: number | null;
        p10: number | null;
        p25: number | null;
        p50: number | null;
        p75: number | null;
        p90: number | null;
        mean: number | null;
      }> => never(),
    ),
  }),
  fleet: t.router({
    weeks: t.procedure.input(of<Cohort>()).query((): List<{ week: string; installations: number; new: number; filling: boolean }> => never()),
    breakdown: t.procedure
      .input(of<Cohort & { by: "version" | "edition" | "size" }>())
      .query((): List<{ value: string | null; installations: number; users: number | null }> => never()),
    freshness: t.procedure.query((): List<{ age: string; installations: number }> => never()),
    ledger: t.procedure.input(of<{ window: "1h" | "24h" | "7d" | "all" }>()).query((): Ledger => never()),
  }),
  quarantine: t.router({
    list: t.procedure.input(of<Paged>()).query((): List<{
        ping_id: number;
        uuid: string;
        hostname: string;
        version: string | null;
        recorded_at: string;
        received_at: string;
        reason: "future" | "unapproved" | "unverified" | "unlandable";
        detail: string;
      }> => never()),
    replay: t.procedure.input(of<{ ping_ids: number[] }>()).mutation((): { replayed: number } => never()),
    approve: t.procedure.input(of<{ uuid: string }>()).mutation((): { replayed: number } => never()),
  }),
  session: t.router({
    current: t.procedure.query((): {
      role: "operator" | "analyst" | "admin" | "sender" | "nobody";
      email: string | null;
      installations: string[];
      demo: boolean;
      empty: boolean;
      setup_needed: boolean;
      public_url: string;
      ingest: "open" | "token" | "approve";
      stories: { title: string; sentence: string; href: string | null }[];
    } => never()),
    signIn: t.procedure.input(of<{ email: string; password: string }>()).mutation((): { ok: boolean } => never()),
    signOut: t.procedure.mutation((): { ok: boolean } => never()),
    redeem: t.procedure
      .input(of<{ token: string; password: string; email?: string }>())
      .mutation((): { ok: boolean } => never()),
    become: t.procedure
      .input(of<{ role: "operator" | "analyst" | "admin" }>())
      .mutation((): { ok: boolean } => never()),
  }),
});

export type AppRouter = typeof standIn;
