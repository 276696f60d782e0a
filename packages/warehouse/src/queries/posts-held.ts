import { z } from "zod";
import type { Store } from "../store/door.ts";
import { sql } from "../store/sql.ts";
import { tableRows } from "../store/table.ts";
import { installationPosts } from "./installation-posts.ts";

export const postsHeldInput = z.object({ id: z.string() });
export type PostsHeldInput = z.infer<typeof postsHeldInput>;

export interface PostsHeldRecord {
  as_of: string | null;
  metadata: number;
  errors: number;
  /** Of all bodies as kept, in UTF-8. */
  bytes: number;
}

/** How many metadata and error posts are held of one installation; zeros for none. */
export const postsHeld = async (store: Store, { id }: PostsHeldInput): Promise<PostsHeldRecord> => {
  const { as_of, tables } = await store.read("posts_held", [sql`
    SELECT (count(*) FILTER (kind = 'metadata'))::INTEGER AS metadata, (count(*) FILTER (kind = 'error'))::INTEGER AS errors,
      coalesce(sum(strlen(body)), 0)::DOUBLE AS bytes
    FROM (${installationPosts({ id }).query})`]);
  const row = tables[0] && tableRows<Omit<PostsHeldRecord, "as_of">>(tables[0])[0];
  return { as_of, ...(row ?? { metadata: 0, errors: 0, bytes: 0 }) };
};
