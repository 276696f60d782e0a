import { Navigate, type RouteSectionProps, useLocation } from "@solidjs/router";
import { createEffect, createMemo, type JSX, lazy, Match, on, Show, Switch } from "solid-js";
import { forgetAges } from "../../api/answer-age.ts";
import { Guarded, SkipLink } from "../../shell/guarded.tsx";
import { Navigation } from "../../shell/navigation.tsx";
import { PaletteDoor } from "../../shell/palette-door.tsx";
import { ShortcutKeys } from "../../shell/shortcut-keys.tsx";
import "../../shell/shell.css";
import { CriticalDialog } from "../version/critical-dialog.tsx";
import { AnswersBanner } from "./answers-banner.tsx";
import { Header, PlainHeader } from "./header.tsx";
import { NotForRole } from "./not-for-role.tsx";
import { useOwnInstallation } from "./own-installation.ts";
import { accessTo, placesFor } from "./places.ts";
import { SessionGate, useSession } from "./session.ts";

const palette = lazy(async () => ({ default: (await import("./instance-palette.tsx")).InstancePalette }));

function Framed(props: { children: JSX.Element; path: string }) {
  const session = useSession();
  const own = useOwnInstallation();
  const places = createMemo(() => placesFor(session().role, own.id()));
  createEffect(on(() => props.path, forgetAges, { defer: true }));
  return (
    <div class="shell">
      <Header />
      <Navigation entries={places()} />
      <main id="content" class="content" tabindex={-1}>
        <AnswersBanner />
        <Show when={accessTo(props.path, session().role) === "open"} fallback={<NotForRole />}>
          <Guarded>{props.children}</Guarded>
        </Show>
      </main>
      <ShortcutKeys entries={places()} />
      <PaletteDoor palette={palette} />
      <CriticalDialog />
    </div>
  );
}

function Inside(props: { children: JSX.Element }) {
  const location = useLocation();
  const session = useSession();
  const next = () => encodeURIComponent(`${location.pathname}${location.search}`);
  return (
    <Switch fallback={<Framed path={location.pathname}>{props.children}</Framed>}>
      <Match when={accessTo(location.pathname, session().role) === "sign-in"}>
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

/** What every page of the Admin Area stands in, and nothing of it before it is known who is here. */
export function InstanceShell(props: RouteSectionProps) {
  return (
    <>
      <SkipLink />
      <SessionGate>
        <Inside>{props.children}</Inside>
      </SessionGate>
    </>
  );
}
