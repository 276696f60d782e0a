import type { RoutePreloadFunc } from "@solidjs/router";
import type { QueryClient } from "@tanstack/solid-query";
import type { Role } from "./rows.ts";
import { accessTo } from "../shell/access.ts";
import { adoptionQuery, fleetWeeksQuery, installationQuery, installationsQuery, metricQuery, metricsQuery, retentionQuery, statusQuery } from "./queries.ts";

const decoded = (part: string | undefined): string => {
  try {
    return decodeURIComponent(part ?? "");
  } catch {
    return part ?? "";
  }
};

/** Who asks. A link may lead where only another role may go, and then nothing is asked ahead. */
const asker: { role: Role } = { role: "nobody" };

/** Says who asks from now on. */
export const askAheadAs = (role: Role): void => {
  asker.role = role;
};

/** Asks ahead when a link is pointed at or focused, and only then: an open page asks for itself. */
const ahead =
  (ask: (params: Readonly<Record<string, string | undefined>>) => Promise<void>): RoutePreloadFunc =>
  ({ intent, params, location }) => {
    if (intent === "preload" && accessTo(location.pathname, asker.role) === "open") void ask(params);
  };

/**
 * The first question of each page that a link may lead to, asked while the pointer rests on the link, together with the page's
 * code. A page with parameters of its own in the address asks anew where they differ; what comes too early is not asked twice.
 */
export const firstQueries = (client: QueryClient) => ({
  fleet: ahead(async () => void (await Promise.all([client.prefetchQuery(statusQuery()), client.prefetchQuery(fleetWeeksQuery())]))),
  installations: ahead(() => client.prefetchInfiniteQuery(installationsQuery())),
  installation: ahead(({ id }) => client.prefetchQuery(installationQuery(id ?? ""))),
  metrics: ahead(() => client.prefetchInfiniteQuery(metricsQuery())),
  metric: ahead(({ key }) => client.prefetchQuery(metricQuery(decoded(key)))),
  adoption: ahead(() => client.prefetchInfiniteQuery(adoptionQuery({}))),
  retention: ahead(() => client.prefetchInfiniteQuery(retentionQuery("first_seen"))),
});
