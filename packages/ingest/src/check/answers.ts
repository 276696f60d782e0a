import { severityOf, type VersionCheck } from "@pinghouse/shared/release/severity";
import type { ReleaseRegistry } from "@pinghouse/warehouse/control/control";
import { isoInstant } from "@pinghouse/shared/time/instant";

/** What a version is told, and that as JSON; null where no release is out. */
export type CheckAnswer = { readonly check: VersionCheck; readonly json: string } | null;

/** Versions whose answer is kept at once. */
const mostKept = 2_000;

/**
 * Answers versions from memory. What was found is kept until the registry or the day changes, so that a check costs a look-up;
 * a registry of a thousand releases is not sorted two thousand times a second.
 */
export const createAnswers = (registry: ReleaseRegistry, now: () => number): ((version: string) => CheckAnswer) => {
  const kept = new Map<string, CheckAnswer>();
  let [state, day] = [registry.current(), ""];
  return (version) => {
    const [current, today] = [registry.current(), isoInstant(now()).slice(0, 10)];
    if (current !== state || today !== day || kept.size >= mostKept) kept.clear();
    [state, day] = [current, today];
    const known = kept.get(version);
    if (known !== undefined) return known;
    const check = severityOf(version, state.releases, state.policy, day) ?? null;
    const answer = check === null ? null : { check, json: JSON.stringify(check) };
    kept.set(version, answer);
    return answer;
  };
};
