import { dataCategories } from "@pinghouse/shared/metrics/definition";
import { Problem } from "@pinghouse/shared/problem/problem";
import { isoInstant } from "@pinghouse/shared/time/instant";
import { z } from "zod";
import { pingById, pingBytes, type PingRow } from "../state/pings.ts";
import type { State } from "../state/state.ts";

const metric = z.object({
  key_path: z.string(),
  data_category: z.enum(dataCategories),
  /** Seconds. */
  time_elapsed: z.number(),
  /** Why it could not be measured. */
  error: z.string().optional(),
});

/** A metric of a payload, without its value, which is in the text. */
export type PreviewMetric = z.infer<typeof metric>;

/** A kept payload, with everything that would leave. */
export interface Preview {
  id: number;
  /** ISO 8601. */
  made_at: string;
  recorded_at: string;
  /** The payload, byte for byte as UTF-8. */
  text: string;
  /** Bytes. */
  size: number;
  /** Hexadecimal, of the bytes. */
  sha256: string;
  /** Data categories that the payload holds. */
  categories: string[];
  metrics: PreviewMetric[];
  /** The body of the second post, about how measuring went. */
  metadata: string;
}

/** A kept payload by its id. Throws Problem "not_found" for one that is forgotten. */
export const previewOf = async (state: State, id: number, row?: PingRow): Promise<Preview> => {
  const [facts, bytes] = [row ?? (await pingById(state, id)), await pingBytes(state, id)];
  if (facts === undefined || bytes === undefined) throw new Problem("not_found", "This payload is no longer kept.");
  return {
    id,
    made_at: isoInstant(facts.madeAt),
    recorded_at: facts.recordedAt,
    text: bytes.payload.toString("utf8"),
    size: facts.size,
    sha256: facts.sha256,
    categories: facts.categories,
    metrics: z.array(metric).parse(JSON.parse(bytes.metrics.toString("utf8"))),
    metadata: bytes.metadata.toString("utf8"),
  };
};
