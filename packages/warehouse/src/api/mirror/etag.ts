import { createHash } from "node:crypto";
import type { Context } from "../context.ts";

/** Thrown to leave a question unput, because the asker holds its answer already. */
export class NotModified extends Error {
  override readonly name = "NotModified";
}

/** Weak, because the same answer may travel compressed. */
const tag = (parts: unknown): string => `W/"${createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 27)}"`;

/** Whose eyes the answer is for. */
const scopeOf = ({ who }: Context): unknown => (who.role === "admin" ? [who.role, ...who.installations.toSorted()] : [who.role]);

/**
 * Names an answer before the question is put: equal tags mean equal answers. Taken before the reading, so that an answer
 * newer than its tag is fetched once more rather than never.
 */
export const etagOf = (ctx: Context, url: string, format: string): string => {
  const { as_of, revision } = ctx.store.progress();
  return tag([as_of, revision, ctx.control.revision(), ctx.build, url, format, scopeOf(ctx)]);
};

/** Names an answer that depends on more than that, by its body. */
export const bodyEtag = (ctx: Context, url: string, body: string | Uint8Array): string =>
  tag([createHash("sha256").update(body).digest("hex"), url, scopeOf(ctx)]);

/** Whether an If-None-Match header names the tag. */
export const holds = (ifNoneMatch: string | undefined, etag: string): boolean => {
  const bare = (text: string): string => text.trim().replace(/^W\//, "");
  return (ifNoneMatch ?? "").split(",").some((held) => held.trim() === "*" || bare(held) === bare(etag));
};
