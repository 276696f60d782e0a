import { Navigate } from "@solidjs/router";
import { firstPageOf } from "../../shell/places.ts";
import { useSession } from "../../shell/session.ts";

/** Leads to where the role begins. */
export function HomePage() {
  const session = useSession();
  return <Navigate href={firstPageOf(session().role)} />;
}
