import { useQueryClient } from "@tanstack/solid-query";
import { createContext, createSignal, type JSX, Match, onCleanup, onMount, Switch, useContext } from "solid-js";
import { api, failureOf } from "../api/client.ts";
import { askAheadAs } from "../api/first-queries.ts";
import type { Session } from "../api/rows.ts";
import { FailureNote } from "../ui/panel.tsx";

interface Held {
  session: () => Session;
  /** Asks anew who is here; resolves when the page knows it. */
  renew: () => Promise<Session>;
}

const SessionContext = createContext<Held>();

const useHeld = (): Held => {
  const held = useContext(SessionContext);
  if (held === undefined) throw new Error("the session belongs inside the shell");
  return held;
};

/** Who looks at the page, and in what kind of hub. Only inside the shell. */
export const useSession = (): (() => Session) => useHeld().session;

/** Asks anew who is here and what the hub holds; the answers stay. */
export const useRenewedSession = (): (() => Promise<Session>) => useHeld().renew;

/**
 * After signing in or out or taking another role: forgets all that was answered to the former one. What the new role
 * may not open has left the page by then, so it is not asked again.
 */
export const useNewSession = (): (() => Promise<Session>) => {
  const client = useQueryClient();
  const renew = useRenewedSession();
  return async () => {
    const now = await renew();
    client.removeQueries({ type: "inactive" });
    void client.resetQueries();
    return now;
  };
};

/** Calls `ended` when an answer is refused because nobody is signed in any more. */
const onSessionEnd = (ended: () => void): void => {
  const cache = useQueryClient().getQueryCache();
  onCleanup(
    cache.subscribe((event) => {
      if (event.type === "updated" && event.action.type === "error" && failureOf(event.action.error).status === 401) ended();
    }),
  );
};

/**
 * Shows its children once it is known who is here. Held in a signal and not as a query, so that whoever waits for
 * `renew` finds the new session in place, and no page opens with the former one.
 */
export function SessionGate(props: { children: JSX.Element }) {
  const [session, setSession] = createSignal<Session>();
  const [failure, setFailure] = createSignal<unknown>();
  const renew = async (): Promise<Session> => {
    const now = await api.session.current.query();
    askAheadAs(now.role);
    setSession(now);
    return now;
  };
  const load = () => {
    setFailure(undefined);
    return renew().catch(setFailure);
  };
  onMount(() => void load());
  onSessionEnd(() => void load());
  return (
    <Switch>
      <Match when={session()}>
        {(known) => <SessionContext.Provider value={{ session: known, renew }}>{props.children}</SessionContext.Provider>}
      </Match>
      <Match when={failure()}>
        {(error) => (
          <main class="plain" id="content">
            <h1>Pinghouse</h1>
            <FailureNote title="The hub" error={error()} stale={false} retry={load} />
          </main>
        )}
      </Match>
    </Switch>
  );
}
