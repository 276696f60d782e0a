import { useQuery } from "@tanstack/solid-query";
import { createMemo } from "solid-js";
import { standingMeQuery, standingMetricsQuery } from "../../api/queries.ts";
import { answerOf } from "../../state/answer-of.ts";
import { createWholeList } from "../../state/whole-list.ts";
import { pathOfOther } from "../path-of-other.ts";
import type { Source } from "./find.ts";
import { installationFind } from "./installation-finds.ts";
import { listSaid } from "./list-said.ts";
import { allMetrics, metricFinds } from "./metric-finds.ts";

/** The other installations of an admin of several. `here` is the id of the one whose pages the navigation leads to. */
export const createOwnInstallations = (own: () => readonly string[], here: () => string | undefined, page: () => { pathname: string; search: string }): Source => {
  const query = useQuery(() => ({ ...standingMeQuery(), enabled: own().length > 1 }));
  const finds = createMemo(() => {
    const others = (answerOf(query)?.items ?? []).filter(({ id }) => id !== here());
    return others.map((row) => installationFind(row, pathOfOther(page(), row.id)));
  });
  return { title: "The same page of", idle: true, finds, said: () => listSaid("Your installations", query, finds().length > 0) };
};

/** The metrics that an installation's own pings hold; asked when something is searched, and held as its page Metrics holds them. */
export const createOwnMetrics = (id: () => string | undefined, text: () => string): Source => {
  const page = () => `/standing/${encodeURIComponent(id() ?? "")}/metrics`;
  const list = createWholeList(() => ({ ...standingMetricsQuery({ id: id() ?? "", as: "rate" }), enabled: id() !== undefined && text().trim() !== "" }));
  const finds = createMemo(() => metricFinds(list.rows(), (key) => `${page()}/${encodeURIComponent(key)}`));
  return { title: "Metrics", idle: false, finds, said: () => listSaid("Metrics", list.query, finds().length > 0), all: (typed) => allMetrics(page())(typed) };
};
