import { z } from "zod";

/** What the hub says about each body of a hand-over, in order. */
export const importOutcomes = z.array(
  z.union([
    z.object({ outcome: z.enum(["stored", "duplicate", "conflict", "quarantined"]), id: z.number() }),
    z.object({ outcome: z.literal("refused"), code: z.string(), detail: z.string(), position: z.number().nullable() }),
  ]),
);
export type ImportOutcome = z.infer<typeof importOutcomes>[number];

/** Where commands hand pings over, on the local socket. */
export const importRoute = "/local/import";

/** A hand-over ends with the body that reaches one of these. */
export const handOver = { bodies: 256, bytes: 4 * 2 ** 20 } as const;

/** So much a hand-over may hold: one body of 16 MB may come on top of what was gathered. */
export const mostHandOverBytes = 32 * 2 ** 20;
