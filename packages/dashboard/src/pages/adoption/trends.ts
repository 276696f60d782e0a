import type { Cohort } from "@pinghouse/shared/cohort/cohort";
import { useQueryClient } from "@tanstack/solid-query";
import { createEffect, createSignal, on, onCleanup } from "solid-js";
import { adoptionTrendQuery } from "../../api/queries.ts";
import type { AdoptionTrendRow } from "../../api/rows.ts";

/** Rows that come into view together are asked for together, in milliseconds. */
const gatherFor = 40;
const atOnce = 50;

export type Trends = (metric: string) => readonly AdoptionTrendRow[] | undefined;

/**
 * The weeks of metrics as their rows come into view: undefined while they are on their way, empty where there are none or the
 * question failed. `version` says when what was learnt is old: another cohort, or newer pings.
 */
export const createTrends = (cohort: () => Cohort, version: () => string): Trends => {
  const client = useQueryClient();
  const [held, setHeld] = createSignal<ReadonlyMap<string, readonly AdoptionTrendRow[]>>(new Map());
  const asked = new Set<string>();
  let waiting: string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const fetch = async (metric: string[], of: string) => {
    const answer = await client.fetchQuery({ ...adoptionTrendQuery({ metric, ...cohort() }), retry: false }).catch(() => ({ items: [] }));
    if (of !== version()) return;
    setHeld((known) => new Map([...known, ...metric.map((key) => [key, answer.items.filter((row) => row.metric === key)] as const)]));
  };
  const flush = () => {
    timer = undefined;
    const keys = waiting;
    waiting = [];
    for (let from = 0; from < keys.length; from += atOnce) void fetch(keys.slice(from, from + atOnce).toSorted(), version());
  };
  const want = (metric: string) => {
    if (asked.has(metric)) return;
    asked.add(metric);
    waiting.push(metric);
    timer ??= setTimeout(flush, gatherFor);
  };
  createEffect(
    on(version, () => {
      asked.clear();
      waiting = [];
      setHeld(new Map());
    }, { defer: true }),
  );
  onCleanup(() => clearTimeout(timer));
  return (metric) => {
    const known = held().get(metric);
    if (known === undefined) want(metric);
    return known;
  };
};
