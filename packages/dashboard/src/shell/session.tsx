import { useQuery, useQueryClient } from "@tanstack/solid-query";
import { createContext, type JSX, Match, Switch, useContext } from "solid-js";
import { sessionQuery } from "../api/queries.ts";
import type { Session } from "../api/rows.ts";
import { FailureNote } from "../ui/panel.tsx";

const SessionContext = createContext<() => Session>();

/** Who looks at the page, and in what kind of hub. Only inside the shell. */
export const useSession = (): (() => Session) => {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error("useSession belongs inside the shell");
  return session;
};

/** Forgets everything that was answered to the former role, and asks anew who is here. */
export const useNewSession = (): (() => Promise<void>) => {
  const client = useQueryClient();
  return async () => {
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session.current" });
    await client.refetchQueries({ queryKey: ["session.current"] });
  };
};

/** Shows its children once it is known who is here. */
export function SessionGate(props: { children: JSX.Element }) {
  const query = useQuery(sessionQuery);
  return (
    <Switch>
      <Match when={query.data}>
        {(session) => <SessionContext.Provider value={session}>{props.children}</SessionContext.Provider>}
      </Match>
      <Match when={query.error}>
        <main class="plain" id="content">
          <h1>Pinghouse</h1>
          <FailureNote title="The hub" error={query.error} stale={false} retry={() => query.refetch()} />
        </main>
      </Match>
    </Switch>
  );
}
