import { keepPreviousData, useQuery } from "@tanstack/solid-query";
import { createMemo } from "solid-js";
import { installationNamedQuery, installationSearchQuery, metricsQuery } from "../../api/queries.ts";
import { createDebounced } from "../../state/debounced.ts";
import { answerOf } from "../../state/answer-of.ts";
import { createWholeList } from "../../state/whole-list.ts";
import type { Source } from "./find.ts";
import { allInstallations, installationFind } from "./installation-finds.ts";
import { listSaid } from "./list-said.ts";
import { allMetrics, metricFinds } from "./metric-finds.ts";

/** Milliseconds that the typing rests before the hub is asked. */
const rest = 200;

/**
 * Installations of the fleet, for those who read it. The list's own search is in the order of ids and cut, so the very
 * hostname is asked for as well.
 */
export const createFleetInstallations = (text: () => string): Source => {
  const wanted = createDebounced(() => text().trim(), rest);
  const found = useQuery(() => ({ ...installationSearchQuery(wanted()), enabled: wanted() !== "", placeholderData: keepPreviousData }));
  const named = useQuery(() => ({ ...installationNamedQuery(wanted()), enabled: wanted() !== "", placeholderData: keepPreviousData }));
  const finds = createMemo(() => {
    const rows = [...(answerOf(named)?.items ?? []), ...(answerOf(found)?.items ?? [])];
    return [...new Map(rows.map((row) => [row.id, row])).values()].map((row) => installationFind(row, `/installations/${encodeURIComponent(row.id)}`));
  });
  return { title: "Installations", idle: false, finds, said: () => listSaid("Installations", found, finds().length > 0), all: allInstallations };
};

/** The metrics of the dictionary, for those who read the fleet; asked when something is searched, and held as the page Metrics holds them. */
export const createFleetMetrics = (text: () => string): Source => {
  const list = createWholeList(() => ({ ...metricsQuery(), enabled: text().trim() !== "" }));
  const finds = createMemo(() => metricFinds(list.rows(), (key) => `/metrics/${encodeURIComponent(key)}`));
  return { title: "Metrics", idle: false, finds, said: () => listSaid("Metrics", list.query, finds().length > 0), all: allMetrics("/catalogue") };
};
