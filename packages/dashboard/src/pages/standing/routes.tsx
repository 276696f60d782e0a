import { Route } from "@solidjs/router";
import { lazy } from "solid-js";

const overview = lazy(async () => ({ default: (await import("./overview/page.tsx")).StandingOverviewPage }));
const metrics = lazy(async () => ({ default: (await import("./metrics/page.tsx")).StandingMetricsPage }));
const trends = lazy(async () => ({ default: (await import("./trends/page.tsx")).StandingTrendsPage }));
const metric = lazy(async () => ({ default: (await import("./metric/page.tsx")).StandingMetricPage }));
const cohorts = lazy(async () => ({ default: (await import("./cohorts/page.tsx")).StandingCohortsPage }));
const adoption = lazy(async () => ({ default: (await import("./adoption/page.tsx")).StandingAdoptionPage }));
const held = lazy(async () => ({ default: (await import("./held/page.tsx")).HeldPage }));

const score = lazy(async () => ({ default: (await import("./score/page.tsx")).StandingScorePage }));

/** The pages about where one installation stands: at the hub, and in the Admin Area beside the installation. */
export function StandingRoutes() {
  return (
    <>
      <Route path="/standing/:id" component={overview} />
      <Route path="/standing/:id/score" component={score} />
      <Route path="/standing/:id/metrics" component={metrics} />
      <Route path="/standing/:id/metrics/:key" component={metric} />
      <Route path="/standing/:id/trends" component={trends} />
      <Route path="/standing/:id/cohorts" component={cohorts} />
      <Route path="/standing/:id/adoption" component={adoption} />
      <Route path="/standing/:id/held" component={held} />
    </>
  );
}
