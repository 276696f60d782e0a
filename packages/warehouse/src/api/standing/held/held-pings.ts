import type { SetAside } from "../../../archive/archive.ts";
import { installationPings, type InstallationPingsRow } from "../../../queries/installation-pings.ts";
import { wholeOf } from "../../../queries/listing.ts";
import { tableRows } from "../../../store/table.ts";
import type { Context } from "../../context.ts";
import { identityOf } from "../../identity-of.ts";
import type { HeldPing } from "./held-items.ts";

const day = 86_400_000;

/** The day before which what was received then does not go. */
export const goesOn = (receivedAt: string, retentionDays: number): string => new Date(Date.parse(receivedAt) + retentionDays * day).toISOString().slice(0, 10);

const landed = ({ retentionDays }: Context, { ping_id, recorded_at, received_at, bytes, leaves, version, source, stands }: InstallationPingsRow): HeldPing => ({
  ping_id,
  recorded_at,
  received_at,
  goes_on: goesOn(received_at, retentionDays),
  bytes,
  values: leaves,
  version,
  source,
  standing: stands ? "counts" : "superseded",
  reason: null,
});

const aside = ({ retentionDays }: Context, { ping_id, recorded_at, received_at, bytes, version, source, reason }: SetAside): HeldPing => ({
  ping_id,
  recorded_at,
  received_at,
  goes_on: goesOn(received_at, retentionDays),
  bytes,
  values: null,
  version,
  source,
  standing: "set_aside",
  reason,
});

/** Every ping held of an installation: those in the warehouse, and those set aside. */
export const heldPings = async (ctx: Context, id: string): Promise<{ as_of: string | null; pings: HeldPing[] }> => {
  const [{ as_of, tables }, setAside] = await Promise.all([
    ctx.store.read("installation_pings", [wholeOf(installationPings({ id }))]),
    identityOf(ctx, id).then((identity) => ctx.archive.asideOf(identity)),
  ]);
  const rows = tables[0] === undefined ? [] : tableRows<InstallationPingsRow>(tables[0]);
  const known = new Set(rows.map(({ ping_id }) => ping_id));
  // One that was released a moment ago may be in both.
  const waiting = setAside.filter(({ ping_id }) => !known.has(ping_id));
  return { as_of, pings: [...rows.map((row) => landed(ctx, row)), ...waiting.map((one) => aside(ctx, one))] };
};
