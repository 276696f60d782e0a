import { z } from "zod";
import type { InstallationView } from "../../../control/installation-views.ts";
import { answerRows } from "../../answer-rows.ts";
import { pageShape } from "../../answer.ts";
import { holderOf, installationOf } from "../../trpc.ts";
import { heldItem, heldPingItem, installationViewItem, type HeldPing, type HeldRecord } from "./held-items.ts";
import { heldPings } from "./held-pings.ts";
import { heldOf } from "./held.ts";

const idInput = z.strictObject({ id: z.string() });
const listInput = z.strictObject({ id: z.string(), ...pageShape });
const width = 16;
const padded = (n: number): string => String(n).padStart(width, "0");

export const heldProcedure = installationOf
  .meta({ path: "/installations/{id}/held", kind: "record", summary: "All that the hub holds of an installation, in figures.", item: heldItem, live: true })
  .input(idInput)
  .query(({ ctx, input }): Promise<HeldRecord> => heldOf(ctx, input.id));

export const heldPingsProcedure = installationOf
  .meta({ path: "/installations/{id}/held/pings", kind: "list", summary: "Every ping held of an installation, those set aside too, and when each goes.", item: heldPingItem, live: true })
  .input(listInput)
  .query(async ({ ctx, input: { id, ...page } }) => {
    const { pings } = await heldPings(ctx, id);
    return answerRows<HeldPing>(ctx, { name: "held_pings", item: heldPingItem, rows: pings, key: ({ recorded_at, ping_id }) => `${recorded_at} ${padded(ping_id)}` }, page);
  });

export const viewsProcedure = holderOf
  .meta({ path: "/installations/{id}/views", kind: "list", summary: "Who of the hub's people looked at an installation, by day, over 13 months.", item: installationViewItem, live: true })
  .input(listInput)
  .query(async ({ ctx, input: { id, ...page } }) => {
    const rows = await ctx.control.installationViews.of(id);
    return answerRows<InstallationView>(ctx, { name: "installation_views", item: installationViewItem, rows, key: ({ day, viewer }) => `${day} ${padded(viewer)}` }, page);
  });
