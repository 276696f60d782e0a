import { useNavigate } from "@solidjs/router";
import { createMemo } from "solid-js";
import { actionsAnywhere, printOverview, signOutFind } from "../../shell/palette/action-finds.ts";
import type { Find, Source } from "../../shell/palette/find.ts";
import { createOwnMetrics } from "../../shell/palette/own-sources.ts";
import { placeFinds } from "../../shell/palette/page-finds.ts";
import { PaletteDialog } from "../../shell/palette/palette-dialog.tsx";
import type { PaletteProps } from "../../shell/palette-door.tsx";
import { showKeys } from "../../shell/shortcut-keys.tsx";
import { useOwnInstallation } from "./own-installation.ts";
import { help, placesFor } from "./places.ts";
import { useSession } from "./session.ts";
import { settingsPlaces } from "./settings-places.ts";
import { useSignOut } from "./sign-out.ts";

/** The pages of Settings, found by that name as well. */
const settingsFinds = (): Find[] =>
  settingsPlaces.map(({ label, href }) => ({ id: `settings ${href}`, title: label, icon: "settings", href, note: "Settings", words: "Settings" }));

/** In no navigation of an admin's, so no keys lead to it. */
const helpFind: Find = { id: `page ${help.href}`, title: help.label, icon: help.icon, href: help.href };

/** The palette of the Admin Area. Members find help alone; metrics are those of this installation, as its hub answers or last answered. */
export function InstancePalette(props: PaletteProps) {
  const session = useSession();
  const own = useOwnInstallation();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const isAdmin = () => session().role === "admin";
  const pages = createMemo((): Find[] => [...placeFinds(placesFor(session().role, own.id())), ...(isAdmin() ? [helpFind, ...settingsFinds()] : [])]);
  const overview = () => (isAdmin() ? own.id() : undefined);
  const actions = createMemo((): readonly Find[] => {
    const id = overview();
    return [
      ...(id === undefined ? [] : [printOverview(`/standing/${encodeURIComponent(id)}`, navigate)]),
      ...actionsAnywhere(showKeys),
      ...(session().demo ? [] : [signOutFind(session().email, signOut)]),
    ];
  });
  const sources = (text: () => string): readonly Source[] => [
    { title: "Pages", idle: true, finds: pages },
    { title: "Do", idle: true, finds: actions },
    ...(isAdmin() ? [createOwnMetrics(own.id, text)] : []),
  ];
  return <PaletteDialog {...props} hint={isAdmin() ? "A page, a metric, or what to do" : "A page, or what to do"} sources={sources} />;
}
