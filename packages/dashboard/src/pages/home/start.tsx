import { Navigate } from "@solidjs/router";
import { firstPageOf } from "../../shell/access.ts";
import { useSession } from "../../shell/session.tsx";

/** Leads to where the signed-in person begins. */
export function StartPage() {
  const session = useSession();
  return <Navigate href={firstPageOf(session().role, session().installations)} />;
}
