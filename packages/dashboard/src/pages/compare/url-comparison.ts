import { useLocation, useNavigate } from "@solidjs/router";
import { createMemo } from "solid-js";
import type { WindowDays } from "../../cohort/window-words.ts";
import { createUrlList } from "../../state/url-state.ts";
import { chosenMetrics, compareQuestion, mostMetrics, sidesQuestion, type Side, sideCohort, swapped, trendCohort } from "./compare-address.ts";

/** The comparison kept in the page's address: what it asks, and ways to change it. */
export const createUrlComparison = () => {
  const location = useLocation();
  const navigate = useNavigate();
  const params = createMemo(() => new URLSearchParams(location.search));
  const [, setMetrics] = createUrlList("metric");
  const metrics = createMemo(() => chosenMetrics(params()));
  const go = (next: URLSearchParams) => navigate(`${location.pathname}?${next.toString()}`, { replace: true, scroll: false });
  return {
    params,
    metrics,
    question: createMemo(() => compareQuestion(params())),
    sides: createMemo(() => sidesQuestion(params())),
    window: createMemo((): WindowDays => ({ from: params().get("from") ?? "", to: params().get("to") ?? "" })),
    setWindow: ({ from, to }: WindowDays) => {
      const next = new URLSearchParams(params());
      for (const [name, day] of [["from", from], ["to", to]] as const) {
        if (day === "") next.delete(name);
        else next.set(name, day);
      }
      go(next);
    },
    cohort: (side: Side) => sideCohort(params(), side),
    windowed: (side: Side) => trendCohort(params(), side),
    add: (keys: readonly string[]) => setMetrics([...new Set([...metrics(), ...keys])].slice(0, mostMetrics)),
    remove: (key: string) => setMetrics(metrics().filter((held) => held !== key)),
    swap: () => go(swapped(params())),
    /** Begins with these metrics, and any EE against any CE where neither side is chosen. */
    begin: (keys: readonly string[]) => {
      const next = new URLSearchParams(params());
      for (const key of keys) next.append("metric", key);
      if (![...next.keys()].some((name) => /^[ab]\./.test(name))) {
        next.set("a.edition", "family:CE");
        next.set("b.edition", "family:EE");
      }
      go(next);
    },
  };
};

export type UrlComparison = ReturnType<typeof createUrlComparison>;
