import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import { Problem } from "@pinghouse/shared/problem/problem";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

const year = 31_536_000;
/** The page of this application, among the hub's own in the same build. */
const page = "instance.html";

/** Bundled files carry a hash of their content in their name, so they never change; anything else is asked for anew. */
const caching = (path: string): string => (path.includes("/assets/") ? `public, max-age=${year}, immutable` : "no-cache");

/** Serves the built files that lie in `directory`. Nothing to serve where they are not built. */
export const serveFiles = async (app: FastifyInstance, directory: string): Promise<void> => {
  if (!existsSync(join(directory, page))) return;
  await app.register(fastifyStatic, { root: directory, index: page, cacheControl: false, decorateReply: false, setHeaders: (reply, path) => void reply.header("cache-control", caching(path)) });
};

/** Answers an address that nothing else answers: a page, which finds its way by the address itself. */
export const answerWithPage = async (directory: string, { method, url }: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
  const path = url.split("?", 1)[0] ?? "/";
  const isPage = (method === "GET" || method === "HEAD") && !/^\/(?:trpc|hub|assets)(?:\/|$)|^\/[^/]*\.\w+$/.test(path);
  if (!isPage) throw new Problem("not_found", `There is nothing at ${path}.`);
  const text = await readFile(join(directory, page)).catch(() => undefined);
  if (text === undefined) return reply.code(503).type("text/plain; charset=utf-8").send("The pages are not built. Build them with `npx --yes pnpm@12 build`.\n");
  return reply.type("text/html; charset=utf-8").header("cache-control", "no-cache").send(text);
};
