import { Route } from "@solidjs/router";
import type { QueryClient } from "@tanstack/solid-query";
import { lazy } from "solid-js";
import { StandingRoutes } from "./pages/standing/routes.tsx";
import { firstQueries } from "./api/first-queries.ts";

const home = lazy(async () => ({ default: (await import("./pages/home/page.tsx")).HomePage }));
const fleet = lazy(async () => ({ default: (await import("./pages/fleet/page.tsx")).FleetPage }));
const installations = lazy(async () => ({ default: (await import("./pages/installations/home.tsx")).InstallationsHome }));
const lists = lazy(async () => ({ default: (await import("./pages/lists/page.tsx")).ListsPage }));
const installation = lazy(async () => ({ default: (await import("./pages/installation/page.tsx")).InstallationPage }));
const metrics = lazy(async () => ({ default: (await import("./pages/metrics/page.tsx")).MetricsPage }));
const metric = lazy(async () => ({ default: (await import("./pages/metric/page.tsx")).MetricPage }));
const adoption = lazy(async () => ({ default: (await import("./pages/adoption/page.tsx")).AdoptionPage }));
const versions = lazy(async () => ({ default: (await import("./pages/versions/page.tsx")).VersionsPage }));
const retention = lazy(async () => ({ default: (await import("./pages/retention/page.tsx")).RetentionPage }));
const checks = lazy(async () => ({ default: (await import("./pages/checks/page.tsx")).ChecksPage }));
const patches = lazy(async () => ({ default: (await import("./pages/patches/page.tsx")).PatchesPage }));
const releases = lazy(async () => ({ default: (await import("./pages/releases/page.tsx")).ReleasesPage }));
const compare = lazy(async () => ({ default: (await import("./pages/compare/page.tsx")).ComparePage }));
const exportSchedules = lazy(async () => ({ default: (await import("./pages/exports/schedules-page.tsx")).SchedulesPage }));
const exportRuns = lazy(async () => ({ default: (await import("./pages/exports/runs-page.tsx")).RunsPage }));
const exportDestinations = lazy(async () => ({ default: (await import("./pages/exports/destinations-page.tsx")).DestinationsPage }));
const exportForm = lazy(async () => ({ default: (await import("./pages/exports/form-page.tsx")).ExportFormPage }));
const health = lazy(async () => ({ default: (await import("./pages/health/page.tsx")).HealthPage }));
const setAside = lazy(async () => ({ default: (await import("./pages/set-aside/page.tsx")).SetAsidePage }));
const drop = lazy(async () => ({ default: (await import("./pages/drop/page.tsx")).DropPage }));
const signIn = lazy(async () => ({ default: (await import("./pages/sign-in/page.tsx")).SignInPage }));
const setup = lazy(async () => ({ default: (await import("./pages/setup/page.tsx")).SetupPage }));
const claim = lazy(async () => ({ default: (await import("./pages/claim/page.tsx")).ClaimPage }));
const score = lazy(async () => ({ default: (await import("./pages/score/page.tsx")).ScorePage }));
const upload = lazy(async () => ({ default: (await import("./pages/upload/page.tsx")).UploadPage }));
const lost = lazy(async () => ({ default: (await import("./pages/lost/page.tsx")).LostPage }));

/** Every address of the dashboard. A metric's key is one encoded part: its dots and slashes stay inside it. */
export const routes = (client: QueryClient) => {
  const first = firstQueries(client);
  return (
    <>
      <Route path="/" component={home} />
      <Route path="/fleet" component={fleet} preload={first.fleet} />
      <Route path="/installations" component={installations} preload={first.installations} />
      <Route path="/lists" component={lists} />
      <Route path="/installations/:id" component={installation} preload={first.installation} />
      <StandingRoutes />
      <Route path="/score" component={score} />
      <Route path="/catalogue" component={metrics} preload={first.metrics} />
      <Route path="/metrics/:key" component={metric} preload={first.metric} />
      <Route path="/adoption" component={adoption} preload={first.adoption} />
      <Route path="/versions" component={versions} />
      <Route path="/retention" component={retention} preload={first.retention} />
      <Route path="/checks" component={checks} />
      <Route path="/patches" component={patches} />
      <Route path="/releases" component={releases} />
      <Route path="/compare" component={compare} />
      <Route path="/exports" component={exportSchedules} />
      <Route path="/exports/runs" component={exportRuns} />
      <Route path="/exports/destinations" component={exportDestinations} />
      <Route path="/exports/new" component={exportForm} />
      <Route path="/health" component={health} />
      <Route path="/set-aside" component={setAside} />
      <Route path="/drop" component={drop} />
      <Route path="/sign-in" component={signIn} />
      <Route path="/setup" component={setup} />
      <Route path="/claim" component={claim} />
      <Route path="/usage_data/new" component={upload} />
      <Route path="*" component={lost} />
    </>
  );
};
