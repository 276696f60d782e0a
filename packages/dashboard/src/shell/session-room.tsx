import { useQueryClient } from "@tanstack/solid-query";
import { createContext, createSignal, type JSX, Match, onCleanup, onMount, Switch, useContext } from "solid-js";
import { failureOf } from "../api/client.ts";
import { FailureNote } from "../ui/panel.tsx";

interface Held<Session> {
  session: () => Session;
  /** Asks anew who is here; resolves when the page knows it. */
  renew: () => Promise<Session>;
}

/** Calls `ended` when an answer is refused because nobody is signed in any more. */
const onSessionEnd = (ended: () => void): void => {
  const cache = useQueryClient().getQueryCache();
  onCleanup(
    cache.subscribe((event) => {
      if (event.type === "updated" && event.action.type === "error" && failureOf(event.action.error).status === 401) ended();
    }),
  );
};

/** The session of one application. `ask` finds out who is here; `server` is what fails to answer where it cannot. */
export const createSessionRoom = <Session,>({ ask, server, title }: { ask: () => Promise<Session>; server: string; title: string }) => {
  const HeldContext = createContext<Held<Session>>();

  const useHeld = (): Held<Session> => {
    const held = useContext(HeldContext);
    if (held === undefined) throw new Error("the session belongs inside the shell");
    return held;
  };

  /** Asks anew who is here; the answers stay. */
  const useRenewedSession = (): (() => Promise<Session>) => useHeld().renew;

  /**
   * After signing in or out or taking another role: forgets all that was answered to the former one. What the new role
   * may not open has left the page by then, so it is not asked again.
   */
  const useNewSession = (): (() => Promise<Session>) => {
    const client = useQueryClient();
    const renew = useRenewedSession();
    return async () => {
      const now = await renew();
      client.removeQueries({ type: "inactive" });
      void client.resetQueries();
      return now;
    };
  };

  /**
   * Shows its children once it is known who is here. Held in a signal and not as a query, so that whoever waits for
   * `renew` finds the new session in place, and no page opens with the former one.
   */
  function SessionGate(props: { children: JSX.Element }) {
    const [session, setSession] = createSignal<Session>();
    const [failure, setFailure] = createSignal<unknown>();
    const renew = async (): Promise<Session> => {
      const now = await ask();
      setSession(() => now);
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
        <Match when={session()}>{(known) => <HeldContext.Provider value={{ session: known, renew }}>{props.children}</HeldContext.Provider>}</Match>
        <Match when={failure()}>
          {(error) => (
            <main class="plain" id="content">
              <h1>{title}</h1>
              <FailureNote title={server} error={error()} stale={false} retry={load} />
            </main>
          )}
        </Match>
      </Switch>
    );
  }

  return { useSession: (): (() => Session) => useHeld().session, useRenewedSession, useNewSession, SessionGate };
};
