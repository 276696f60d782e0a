import { pino, type DestinationStream, type Logger } from "pino";

export type { Logger } from "pino";

/**
 * The hub's log: JSON lines. Requests are named by their id, method and path; never by address, query, headers or body.
 */
export const createLog = (destination: DestinationStream, level: "info" | "warn" = "info"): Logger =>
  pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: {
      err: pino.stdSerializers.errWithCause,
      req: ({ id, method, url }: { id: string; method: string; url: string }) => ({ id, method, path: url.split("?", 1)[0] }),
      res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
    },
  }, destination);
