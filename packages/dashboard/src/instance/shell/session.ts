import { createSessionRoom } from "../../shell/session-room.tsx";
import { instance } from "../api.ts";

const room = createSessionRoom({ ask: () => instance.session.current.query(), server: "This application", title: "Admin Area" });

/** Who looks at the page. Only inside the shell. */
export const useSession = room.useSession;

/** After signing in or out: asks anew who is here and forgets all that was answered to the former one. */
export const useNewSession = room.useNewSession;

/** Shows its children once it is known who is here. */
export const SessionGate = room.SessionGate;
