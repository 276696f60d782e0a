import { Navigate, Route, useParams } from "@solidjs/router";
import { lazy } from "solid-js";
import { StandingRoutes } from "../pages/standing/routes.tsx";

const home = lazy(async () => ({ default: (await import("./pages/home/page.tsx")).HomePage }));
const overview = lazy(async () => ({ default: (await import("./pages/overview/page.tsx")).OverviewPage }));
const settings = lazy(async () => ({ default: (await import("./pages/settings/page.tsx")).SettingsPage }));
const preview = lazy(async () => ({ default: (await import("./pages/preview/page.tsx")).PreviewPage }));
const history = lazy(async () => ({ default: (await import("./pages/history/page.tsx")).HistoryPage }));
const network = lazy(async () => ({ default: (await import("./pages/network/page.tsx")).NetworkPage }));
const carry = lazy(async () => ({ default: (await import("./pages/carry/page.tsx")).CarryPage }));
const people = lazy(async () => ({ default: (await import("./pages/people/page.tsx")).PeoplePage }));
const help = lazy(async () => ({ default: (await import("./pages/help/page.tsx")).HelpPage }));
const signIn = lazy(async () => ({ default: (await import("./pages/sign-in/page.tsx")).SignInPage }));
const setup = lazy(async () => ({ default: (await import("./pages/setup/page.tsx")).SetupPage }));
const lost = lazy(async () => ({ default: (await import("../pages/lost/page.tsx")).LostPage }));

/** The hub's own page about an installation is not beside it; what is held of it is. */
const held = () => {
  const params = useParams();
  return <Navigate href={`/standing/${encodeURIComponent(params["id"] ?? "")}/held`} />;
};

/** Every address of the Admin Area. */
export function InstanceRoutes() {
  return (
    <>
      <Route path="/" component={home} />
      <Route path="/overview" component={overview} />
      <StandingRoutes />
      <Route path="/installations/:id" component={held} />
      <Route path="/settings" component={settings} />
      <Route path="/settings/preview" component={preview} />
      <Route path="/settings/history" component={history} />
      <Route path="/settings/network" component={network} />
      <Route path="/settings/carry" component={carry} />
      <Route path="/settings/people" component={people} />
      <Route path="/help" component={help} />
      <Route path="/sign-in" component={signIn} />
      <Route path="/setup" component={setup} />
      <Route path="*" component={lost} />
    </>
  );
}
