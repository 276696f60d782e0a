import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Problem } from "@pinghouse/shared/problem/problem";

const year = 31_536_000;

/** Bundled files carry a hash of their content in their name, so they never change; anything else is asked for anew. */
const caching = (path: string): string => (path.includes("/assets/") ? `public, max-age=${year}, immutable` : "no-cache");

/** Serves the files of the built dashboard that lie in `directory`. Nothing to serve where it is not built. */
export const serveDashboardFiles = async (app: FastifyInstance, directory: string): Promise<void> => {
  if (!existsSync(join(directory, "index.html"))) return;
  await app.register(fastifyStatic, {
    root: directory,
    cacheControl: false,
    decorateReply: false,
    setHeaders: (reply, path) => void reply.header("cache-control", caching(path)),
  });
};

/**
 * Answers an address that nothing else answers: a page of the dashboard, which finds its way by the address itself.
 * A missing file, a route of the API and anything but GET or HEAD are not found.
 */
export const answerWithPage = async (directory: string, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
  const path = request.url.split("?", 1)[0] ?? "/";
  const isPage = (request.method === "GET" || request.method === "HEAD") && !/^\/(?:api|trpc|assets|problems|local)(?:\/|$)|^\/[^/]*\.\w+$/.test(path);
  if (!isPage) throw new Problem("not_found", { detail: `There is nothing at ${path}.` });
  const page = await readFile(join(directory, "index.html")).catch(() => undefined);
  if (page === undefined) {
    return reply.code(503).type("text/plain; charset=utf-8").send("The dashboard is not built. Start the hub with `npx --yes pnpm@12 start`, which builds it, or build it with `npx --yes pnpm@12 build`.\n");
  }
  return reply.type("text/html; charset=utf-8").header("cache-control", "no-cache").send(page);
};
