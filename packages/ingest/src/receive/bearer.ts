import { createHash } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { isDirectLoopback } from "./loopback.ts";

/** The token of `Authorization: Bearer`; undefined where there is none. */
export const bearerOf = (request: FastifyRequest): string | undefined =>
  /^Bearer +([^\s]+) *$/i.exec(request.headers.authorization ?? "")?.[1];

/** Whether what a request holds was read by nobody on its way: it came by TLS (a trusted proxy's word counts) or from this machine itself. */
export const isPrivate = (request: FastifyRequest): boolean => request.protocol === "https" || isDirectLoopback(request.raw);

/** SHA-256 (hex) of the secret sent with a ping; null where there is none. */
export const secretHash = (request: FastifyRequest): string | null => {
  const bearer = bearerOf(request);
  return bearer === undefined ? null : createHash("sha256").update(bearer).digest("hex");
};
