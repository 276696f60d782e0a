import { tiers, type Definition } from "@pinghouse/shared/metrics/definition";
import * as fc from "fast-check";
import { testDefinition } from "./test-definition.ts";

/** Keys of `arbitraryPings`, and one that no ping holds. */
const keys = ["counts.issues", "counts.merge_requests", "sums.size", "signup_enabled", "database.flavor", "never.sent"];

const of = (key: string): fc.Arbitrary<Definition> =>
  fc
    .record({
      milestone: fc.constantFrom(null, "<13.9", "17.11", "18.5", "18.6", "18.7", "18.8"),
      milestone_removed: fc.constantFrom(null, null, "<18.0", "18.6", "18.7"),
      value_type: fc.constantFrom<Definition["value_type"][]>("number", "number", "object"),
      edition: fc.constantFrom<Definition["edition"][]>("ce", "ee"),
      tiers: fc.constantFrom<Definition["tiers"][]>([...tiers], [...tiers], ["premium", "ultimate"], ["ultimate"], ["free"]),
    })
    .map((fields) => testDefinition(key, fields));

/** Definitions of some of the keys, with every kind of bound around the versions, editions and plans of `arbitraryPings`. */
export const arbitraryDefinitions: fc.Arbitrary<Definition[]> = fc
  .subarray(keys)
  .chain((chosen) => fc.tuple(...chosen.map(of)))
  .map((definitions) => [...definitions]);
