import { Navigate } from "@solidjs/router";
import { lazy, Match, Switch } from "solid-js";
import { firstPageOf } from "../../shell/access.ts";
import { useSession } from "../../shell/session.tsx";

const Welcome = lazy(async () => ({ default: (await import("./welcome.tsx")).Welcome }));
const FirstPing = lazy(async () => ({ default: (await import("./first-ping.tsx")).FirstPing }));

/** The first page: three doors in the sample hub, how to begin on an empty one, else where the person begins. */
export function HomePage() {
  const session = useSession();
  return (
    <Switch fallback={<Navigate href={firstPageOf(session().role, session().installations)} />}>
      <Match when={session().demo}>
        <Welcome />
      </Match>
      <Match when={(session().empty || session().setup_needed) && session().role !== "admin"}>
        <FirstPing />
      </Match>
      <Match when={session().role === "nobody"}>
        <Navigate href="/sign-in" />
      </Match>
    </Switch>
  );
}
