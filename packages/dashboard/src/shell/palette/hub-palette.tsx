import { useLocation, useNavigate } from "@solidjs/router";
import { createMemo } from "solid-js";
import { entriesFor, installationAt } from "../access.ts";
import { demoRoles, useBecome, useSignOut } from "../account.ts";
import type { PaletteProps } from "../palette-door.tsx";
import { useSession } from "../session.tsx";
import { showKeys } from "../shortcut-keys.tsx";
import { actionsAnywhere, printOverview, signOutFind } from "./action-finds.ts";
import type { Find, Source } from "./find.ts";
import { createFleetInstallations, createFleetMetrics } from "./fleet-sources.ts";
import { createOwnInstallations, createOwnMetrics } from "./own-sources.ts";
import { pageFindsBelow, placeFinds } from "./page-finds.ts";
import { PaletteDialog } from "./palette-dialog.tsx";

/** The palette of the hub's dashboard. An admin's holds what is theirs: their installations, and the metrics of these alone are asked for. */
export function HubPalette(props: PaletteProps) {
  const session = useSession();
  const location = useLocation();
  const navigate = useNavigate();
  const become = useBecome();
  const signOut = useSignOut();
  const isAdmin = () => session().role === "admin";
  const at = () => installationAt(location.pathname, session().installations);
  const here = () => session().installations.find((id) => encodeURIComponent(id) === at());
  const pages = createMemo((): Find[] => {
    const places = entriesFor(session().role, at());
    return [...placeFinds(places), ...pageFindsBelow(places, session().role)];
  });
  const roles = (): Find[] =>
    demoRoles.map(({ value, label }) => ({ id: `act ${value}`, title: `Look at the sample as ${label.toLowerCase()}`, words: "role become", icon: "person", act: () => void become(value), leaves: true }));
  const actions = createMemo((): readonly Find[] => [
    ...(isAdmin() && at() !== undefined ? [printOverview(`/standing/${at()}`, navigate)] : []),
    ...actionsAnywhere(showKeys),
    ...(session().demo ? roles() : [signOutFind(session().email, signOut)]),
  ]);
  const sources = (text: () => string): readonly Source[] => [
    { title: "Pages", idle: true, finds: pages },
    ...(isAdmin() ? [createOwnInstallations(() => session().installations, here, () => location)] : []),
    { title: "Do", idle: true, finds: actions },
    ...(isAdmin() ? [createOwnMetrics(here, text)] : [createFleetInstallations(text), createFleetMetrics(text)]),
  ];
  return <PaletteDialog {...props} hint={isAdmin() ? "A page, a metric, or what to do" : "A page, an installation, a metric, or what to do"} sources={sources} />;
}
