import { Problem } from "@pinghouse/shared/problem/problem";
import { TRPCError } from "@trpc/server";
import type { Context } from "./context.ts";
import { headerOf, problemAnswer, type ApiHttpAnswer, type ApiHttpRequest } from "./http-answer.ts";
import { ask } from "./mirror/ask.ts";
import { write, type Written } from "./mirror/body.ts";
import { bodyEtag, etagOf, holds, NotModified } from "./mirror/etag.ts";
import { formatOf, mediaTypes, type Format } from "./mirror/format.ts";
import { inputFrom } from "./mirror/input.ts";
import { findRoute, type Route } from "./mirror/routes.ts";
import { openApi } from "./openapi.ts";

const root = "/api/v1";
const caching = { "cache-control": "private, no-cache", vary: "Accept, Authorization, Cookie" };

const notModified = (etag: string): ApiHttpAnswer => ({ status: 304, headers: { etag, ...caching }, body: "" });

const nextLink = (url: URL, cursor: string): string => {
  const next = new URL(url);
  next.searchParams.set("cursor", cursor);
  return `<${next.pathname}${next.search}>; rel="next"`;
};

const answerHeaders = (route: Route, url: URL, format: Format, { rows, as_of, next_cursor }: Written): Record<string, string> => ({
  "content-type": mediaTypes[format],
  ...caching,
  ...(as_of === null ? {} : { "pinghouse-as-of": as_of }),
  ...(rows === null ? {} : { "pinghouse-rows": String(rows) }),
  ...(next_cursor === null ? {} : { link: nextLink(url, next_cursor) }),
  ...(format === "json" ? {} : { "content-disposition": `attachment; filename="${route.procedure.replace(".", "-")}.${format === "arrow-file" ? "arrow" : format}"` }),
});

/** One question answered: authorised first, then left unput where the asker holds the answer. */
const answer = async (request: ApiHttpRequest, url: URL, ctx: Context): Promise<ApiHttpAnswer> => {
  const found = findRoute(url.pathname.slice(root.length));
  if (found === undefined) throw new Problem("not_found");
  const { route, parameters } = found;
  const format = formatOf(url.searchParams, headerOf(request, "accept"));
  const input = inputFrom(route, parameters, url.searchParams);
  const held = headerOf(request, "if-none-match");
  const early = route.live === true ? undefined : etagOf(ctx, request.url, format);
  const allowed = early !== undefined && holds(held, early) ? unput : null;
  try {
    const written = await write(ctx, route, await ask(route, { ...ctx, whole: format !== "json", allowed }, input), format);
    const etag = early ?? bodyEtag(ctx, request.url, written.body);
    if (holds(held, etag)) return notModified(etag);
    return { status: 200, headers: { ...answerHeaders(route, url, format, written), etag }, body: written.body };
  } catch (error) {
    if (early !== undefined && error instanceof TRPCError && error.cause instanceof NotModified) return notModified(early);
    throw error;
  }
};

const unput = (): never => {
  throw new NotModified();
};

const description = ({ publicUrl, build }: Context): ApiHttpAnswer => ({
  status: 200,
  headers: { "content-type": mediaTypes.json, "cache-control": "public, no-cache" },
  body: JSON.stringify(openApi(publicUrl, build)),
});

const base = "http://hub.invalid";

const urlOf = (path: string): URL => {
  if (!URL.canParse(path, base)) throw new Problem("not_found");
  return new URL(path, base);
};

/** Answers everything under /api/v1: the router's queries over plain HTTP, in JSON, CSV, Arrow or Parquet. Never throws. */
export const handleApi = async (request: ApiHttpRequest, ctx: Context): Promise<ApiHttpAnswer> => {
  try {
    const head = request.method === "HEAD";
    if (request.method !== "GET" && !head) throw new Problem("method_not_allowed");
    const url = urlOf(request.url);
    const full = url.pathname === `${root}/openapi.json` ? description(ctx) : await answer(request, url, ctx);
    if (!head) return full;
    return { ...full, headers: { ...full.headers, "content-length": String(Buffer.byteLength(full.body)) }, body: "" };
  } catch (error) {
    return problemAnswer(error);
  }
};
