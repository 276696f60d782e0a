import { problems, type ProblemCode } from "@pinghouse/shared/problem/problem";
import type { PayloadReader, RefusedLook } from "@pinghouse/warehouse/archive/payload-look";
import { limits } from "../payload/limits.ts";
import type { ParsePool } from "../worker/pool/parse-pool.ts";
import { quarantineOf } from "./quarantine.ts";

const refused = (code: ProblemCode, detail: string = problems[code].detail, position: number | null = null): RefusedLook => {
  const { status, title } = problems[code];
  return { taken: false, code, status, title, detail, position };
};

/**
 * Reads payloads as `POST /usage_data` would, by the same limits and in the same threads, for the sample hub's page that shows
 * what would become of them. It has no journal: nothing it reads can be kept.
 */
export const createPayloadReader = (pool: ParsePool, now: () => number): PayloadReader => ({
  look: async (body, gzip) => {
    if (body.length > (gzip ? limits.zipped : limits.body)) return refused("body_too_large");
    const read = await pool.look(body, gzip);
    if (!read.ok) return refused(read.refusal.code, read.refusal.detail, read.refusal.position);
    const { recorded_at, ...look } = read.look;
    return { ...look, set_aside: quarantineOf(recorded_at, now())?.detail ?? null };
  },
});
