import { postsHeld } from "../../../queries/posts-held.ts";
import type { Context } from "../../context.ts";
import type { HeldPing, HeldRecord } from "./held-items.ts";
import { latelyViewed } from "./lately-viewed.ts";
import { heldPings } from "./held-pings.ts";

const least = (texts: readonly string[]): string | null => texts.reduce<string | null>((low, text) => (low === null || text < low ? text : low), null);

const newest = (pings: readonly HeldPing[]): HeldPing | undefined =>
  pings.filter(({ standing }) => standing === "counts").reduce<HeldPing | undefined>((last, ping) => (last === undefined || ping.recorded_at > last.recorded_at ? ping : last), undefined);

/** All that the hub holds of an installation, in figures. */
export const heldOf = async (ctx: Context, id: string): Promise<HeldRecord> => {
  const [{ as_of, pings }, posts, viewed] = await Promise.all([heldPings(ctx, id), postsHeld(ctx.store, { id }), latelyViewed(ctx, id)]);
  const count = (standing: HeldPing["standing"]): number => pings.filter((ping) => ping.standing === standing).length;
  const last = newest(pings);
  return {
    as_of,
    pings: pings.length,
    superseded: count("superseded"),
    set_aside: count("set_aside"),
    bytes: pings.reduce((sum, { bytes }) => sum + bytes, 0),
    first_recorded_at: least(pings.map(({ recorded_at }) => recorded_at)),
    oldest_goes_on: least(pings.map(({ goes_on }) => goes_on)),
    newest_ping_id: last?.ping_id ?? null,
    newest_recorded_at: last?.recorded_at ?? null,
    retention_days: ctx.retentionDays,
    metadata_posts: posts.metadata,
    error_posts: posts.errors,
    posts_bytes: posts.bytes,
    ...viewed,
  };
};
