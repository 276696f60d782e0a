import { Navigate, type RouteSectionProps, useLocation } from "@solidjs/router";
import { createMemo, type JSX, lazy, Match, Show, Switch } from "solid-js";
import { accessTo, entriesFor, installationAt } from "./access.ts";
import { Guarded, SkipLink } from "./guarded.tsx";
import { Header, PlainHeader } from "./header.tsx";
import { InstallationPicker } from "./installation-picker.tsx";
import { useLiveAnswers } from "./live.ts";
import { Navigation } from "./navigation.tsx";
import { NotForRole } from "./not-for-role.tsx";
import { PaletteDoor } from "./palette-door.tsx";
import { SessionGate, useSession } from "./session.tsx";
import { ShortcutKeys } from "./shortcut-keys.tsx";
import "./shell.css";

const palette = lazy(async () => ({ default: (await import("./palette/hub-palette.tsx")).HubPalette }));

function Framed(props: { children: JSX.Element; path: string }) {
  const session = useSession();
  const entries = createMemo(() => entriesFor(session().role, installationAt(props.path, session().installations)));
  useLiveAnswers();
  return (
    <div class="shell">
      <Header />
      <Navigation entries={entries()} />
      <main id="content" class="content" tabindex={-1}>
        <Show when={accessTo(props.path, session().role) === "open"} fallback={<NotForRole />}>
          <InstallationPicker />
          <Guarded>{props.children}</Guarded>
        </Show>
      </main>
      <ShortcutKeys entries={entries()} />
      <PaletteDoor palette={palette} />
    </div>
  );
}

function Inside(props: { children: JSX.Element }) {
  const location = useLocation();
  const session = useSession();
  const access = () => accessTo(location.pathname, session().role);
  const next = () => encodeURIComponent(`${location.pathname}${location.search}`);
  return (
    <Switch fallback={<Framed path={location.pathname}>{props.children}</Framed>}>
      <Match when={access() === "sign-in"}>
        <Navigate href={`/sign-in?next=${next()}`} />
      </Match>
      <Match when={session().role === "nobody"}>
        <PlainHeader />
        <main id="content" class="content content-plain" tabindex={-1}>
          <Guarded>{props.children}</Guarded>
        </main>
      </Match>
    </Switch>
  );
}

/** What every page stands in: navigation, header, the page, and nothing of it before it is known who is here. */
export function Shell(props: RouteSectionProps) {
  return (
    <>
      <SkipLink />
      <SessionGate>
        <Inside>{props.children}</Inside>
      </SessionGate>
    </>
  );
}
