import { api } from "../api/client.ts";
import { askAheadAs } from "../api/first-queries.ts";
import type { Session } from "../api/rows.ts";
import { createSessionRoom } from "./session-room.tsx";

const ask = async (): Promise<Session> => {
  const now = await api.session.current.query();
  askAheadAs(now.role);
  return now;
};

const room = createSessionRoom({ ask, server: "The hub", title: "Pinghouse" });

/** Who looks at the page, and in what kind of hub. Only inside the shell. */
export const useSession = room.useSession;

/** Asks anew who is here and what the hub holds; the answers stay. */
export const useRenewedSession = room.useRenewedSession;

/** After signing in or out or taking another role: asks anew who is here and forgets all that was answered to the former one. */
export const useNewSession = room.useNewSession;

/** Shows its children once it is known who is here. */
export const SessionGate = room.SessionGate;
