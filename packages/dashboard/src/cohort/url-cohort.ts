import { cohortParts } from "@pinghouse/shared/cohort/sentence";
import { useLocation, useSearchParams } from "@solidjs/router";
import { createMemo } from "solid-js";
import { cohortOf, conditionKeys, emptyFields, fieldsOf, type ConditionKey, type SidePrefix } from "./cohort-address.ts";
import type { WindowDays } from "./window-words.ts";

const quietly = { replace: true, scroll: false } as const;
const sameText = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * The cohort kept in the page's address, and ways to change it. With a side its keys stand behind `a.` or `b.`, and it
 * has no window: that is common to both sides.
 */
export const createUrlCohort = (side: SidePrefix = "") => {
  const location = useLocation();
  const [, setParams] = useSearchParams();
  const fields = createMemo(() => fieldsOf(new URLSearchParams(location.search), side), undefined, { equals: sameText });
  const cohort = createMemo(() => cohortOf(fields()));
  const setWindow = (window: WindowDays) => setParams({ from: window.from || null, to: window.to || null }, quietly);
  /** Puts another cohort in the place of this one; everything else in the address stays. */
  const load = (query: string) => {
    const next = fieldsOf(new URLSearchParams(query));
    const conditions = Object.fromEntries(conditionKeys.map((key) => [`${side}${key}`, [...next[key]]]));
    setParams({ ...conditions, ...(side === "" ? { from: next.from || null, to: next.to || null } : {}) }, quietly);
  };
  return {
    side,
    fields,
    cohort,
    /** Whether it has no condition that is asked for; it may have a window. */
    isEveryone: () => cohortParts(cohort()).every(({ key }) => key === "window"),
    /** Whether the address says nothing of it at all. */
    isEmpty: () => sameText(fields(), emptyFields),
    set: (key: ConditionKey, values: readonly string[]) => setParams({ [`${side}${key}`]: [...values] }, quietly),
    setWindow,
    load,
    clear: () => load(""),
  };
};

export type UrlCohort = ReturnType<typeof createUrlCohort>;
