import { z } from "zod";
import { sql } from "../store/sql.ts";
import type { Listing } from "./listing.ts";
import { isoText } from "./parts/engine.ts";

export const installationPostsInput = z.object({ id: z.string() });
export type InstallationPostsInput = z.infer<typeof installationPostsInput>;

export interface InstallationPostsRow {
  post_id: number;
  kind: "metadata" | "error";
  received_at: string;
  /** The newest ping of the installation received in the 48 h before the post; null when there was none. */
  ping_id: number | null;
  /** The post as JSON text, less what the privacy rules drop. */
  body: string;
}

/**
 * Metadata and error posts of one installation. A post belongs to it when uuid agrees and, where both sides say it,
 * hostname and unique_instance_id agree too.
 */
export const installationPosts = ({ id }: InstallationPostsInput): Listing => ({
  name: "installation_posts",
  query: sql`
    WITH mine AS (SELECT installation, uuid, hostname FROM installation WHERE id = ${id}),
      pings AS (SELECT ping.* FROM ping JOIN mine USING (installation)),
      posts AS (
        SELECT post.* FROM post JOIN mine ON post.uuid = mine.uuid
        WHERE (post.hostname IS NULL OR post.hostname = mine.hostname)
          AND (post.unique_instance_id IS NULL OR NOT EXISTS (FROM pings WHERE unique_instance_id IS NOT NULL)
            OR EXISTS (FROM pings WHERE pings.unique_instance_id = post.unique_instance_id)))
    SELECT posts.post AS post_id, posts.kind, ${isoText("posts.received_at")} AS received_at,
      (SELECT arg_max(pings.ping, (pings.received_at, pings.ping)) FROM pings
        WHERE pings.received_at <= posts.received_at AND pings.received_at >= posts.received_at - INTERVAL 48 HOUR) AS ping_id,
      posts.body
    FROM posts`,
  order: ["post_id"],
});
