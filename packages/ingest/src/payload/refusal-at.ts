import { Problem } from "@pinghouse/shared/problem/problem";
import type { ProblemCode } from "@pinghouse/shared/problem/problem";
import { limits } from "./limits.ts";

const sentences: Partial<Record<ProblemCode, string>> = {
  bad_json: "The body is not valid JSON",
  bad_utf8: "The body is not valid UTF-8",
  too_deep: `The body nests deeper than ${limits.depth} levels`,
  too_many_leaves: `The body holds more than ${limits.leaves.toLocaleString("en")} values`,
  key_too_long: `A key in the body is longer than ${limits.key.toLocaleString("en")} characters`,
};

/** A refusal that says at which byte of the (inflated) body it was found. */
export const refusalAt = (code: ProblemCode, position: number): Problem =>
  new Problem(code, { detail: `${sentences[code] ?? "The body cannot be taken"}, at byte ${position}.`, extra: { position } });
