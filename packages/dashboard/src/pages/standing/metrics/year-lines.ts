import { useQueryClient } from "@tanstack/solid-query";
import { createSignal, onCleanup, type Accessor } from "solid-js";
import { standingSparklinesQuery } from "../../../api/queries.ts";
import type { StandingSparklines } from "../../../api/rows.ts";

/** The weekly values of one metric over a year, and the first of the weeks. */
export interface YearLine {
  readonly from: string | undefined;
  readonly values: readonly (number | null)[];
}

/** The most that one question may name. */
const batch = 60;
/** Milliseconds that the rows must stay, so that what is scrolled past is never asked for. */
const pause = 120;

export type YearLines = (metric: string) => Accessor<YearLine | undefined>;

/** Gathers the metrics whose rows are in view and asks for their lines together; what left the view before its turn is not asked for. */
export const gatherLines = (ask: (metrics: string[]) => Promise<StandingSparklines>) => {
  const known = new Map<string, readonly [Accessor<YearLine | undefined>, (line: YearLine) => void]>();
  const wanted = new Map<string, number>();
  const asked = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy = false;

  const signalOf = (metric: string) => {
    const held = known.get(metric);
    if (held !== undefined) return held;
    const [line, setLine] = createSignal<YearLine>();
    const made = [line, (next: YearLine) => void setLine(next)] as const;
    known.set(metric, made);
    return made;
  };
  const flush = async (): Promise<void> => {
    const metrics = [...wanted.keys()].filter((metric) => !asked.has(metric)).slice(0, batch);
    if (busy || metrics.length === 0) return;
    busy = true;
    for (const metric of metrics) asked.add(metric);
    try {
      const { weeks, lines } = await ask(metrics);
      for (const { metric, values } of lines) signalOf(metric)[1]({ from: weeks[0], values });
    } catch {
      // A missing line hides nothing: the row has its value. It is asked for again when its row comes back.
      for (const metric of metrics) asked.delete(metric);
      return;
    } finally {
      busy = false;
    }
    await flush();
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), pause);
  };
  return {
    /** The line of a metric whose row is in view until `leave`. */
    enter: (metric: string): Accessor<YearLine | undefined> => {
      wanted.set(metric, (wanted.get(metric) ?? 0) + 1);
      if (!asked.has(metric)) later();
      return signalOf(metric)[0];
    },
    leave: (metric: string): void => {
      const rows = (wanted.get(metric) ?? 1) - 1;
      if (rows === 0) wanted.delete(metric);
      else wanted.set(metric, rows);
    },
    stop: () => clearTimeout(timer),
  };
};

/** The lines of an installation's metrics, for rows that come into view; call the result inside the row. */
export const createYearLines = (id: () => string): YearLines => {
  const client = useQueryClient();
  const lines = gatherLines((metrics) => client.fetchQuery(standingSparklinesQuery(id(), metrics)));
  onCleanup(lines.stop);
  return (metric) => {
    onCleanup(() => lines.leave(metric));
    return lines.enter(metric);
  };
};
