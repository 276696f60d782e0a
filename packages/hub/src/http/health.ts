import type { FastifyInstance } from "fastify";
import { isDirectLoopback } from "@pinghouse/ingest/receive/loopback";
import { Problem } from "@pinghouse/shared/problem/problem";
import type { Who } from "@pinghouse/warehouse/control/who";
import type { FastifyRequest } from "fastify";
import type { HubMetrics } from "../metrics.ts";
import { isLocal } from "./local-operator.ts";

export interface HealthParts {
  /** Null while posts are accepted and questions answered; else what is in the way. */
  fault: () => string | null;
  metrics: HubMetrics;
  whoAsks: (request: FastifyRequest) => Promise<Who>;
}

/** Liveness, readiness, and the figures for Prometheus: to this machine itself, or to an operator. */
export const health = (app: FastifyInstance, { fault, metrics, whoAsks }: HealthParts): void => {
  app.get("/livez", async (_, reply) => reply.type("text/plain").send("alive\n"));

  app.get("/readyz", async (_, reply) => {
    const inTheWay = fault();
    if (inTheWay !== null) throw new Problem("not_ready", { detail: inTheWay, retryAfter: 1 });
    return reply.type("text/plain").header("cache-control", "no-store").send("ready\n");
  });

  app.get("/metrics", async (request, reply) => {
    if (!isLocal(request.raw) && !isDirectLoopback(request.raw)) {
      const { role } = await whoAsks(request);
      if (role === "nobody") throw new Problem("unauthenticated");
      if (role !== "operator") throw new Problem("forbidden");
    }
    return reply.type(metrics.contentType).header("cache-control", "no-store").send(await metrics.text());
  });
};
