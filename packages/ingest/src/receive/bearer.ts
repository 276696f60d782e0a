import { createHash } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { isDirectLoopback } from "./loopback.ts";

/** The token of `Authorization: Bearer`; undefined where there is none. */
export const bearerOf = (request: FastifyRequest): string | undefined =>
  /^Bearer +([^\s]+) *$/i.exec(request.headers.authorization ?? "")?.[1];

/** SHA-256 (hex) of the secret sent with a ping. One that crossed a network in the clear is as good as published, and is ignored. */
export const secretHash = (request: FastifyRequest): string | null => {
  const bearer = bearerOf(request);
  const safe = request.protocol === "https" || isDirectLoopback(request.raw);
  return bearer !== undefined && safe ? createHash("sha256").update(bearer).digest("hex") : null;
};
