/** Why a count is not one: the sender's fallback values, from GitLab's own code. */
export type SentinelReason = "timeout" | "counter_error" | "non_sql" | "deprecated";

const reasons = new Map<number, SentinelReason>([
  [-1, "timeout"],
  [-2, "counter_error"],
  [-3, "non_sql"],
  [-1000, "deprecated"],
]);

/** The reason a failed count stands for, or undefined for a value that was really counted. */
export const sentinelReason = (value: number): SentinelReason | undefined => reasons.get(value);
