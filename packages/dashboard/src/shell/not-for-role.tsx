import { A } from "@solidjs/router";
import { PageHead } from "../ui/page-head.tsx";
import { firstPageOf } from "./access.ts";
import { useSession } from "./session.tsx";

/** Said in place of a page that the role may not open: why, and where to go instead. */
export function NotForRole() {
  const session = useSession();
  const reason = () =>
    session().role === "admin"
      ? "You look after installations of your own. Pages over the whole fleet are for analysts and operators, so that nobody reads a neighbour's numbers."
      : "What was set aside may hold identities of installations, so only operators open it.";
  return (
    <>
      <PageHead title="This page is not for your role" lead={reason()} />
      <p>
        <A class="button" href={firstPageOf(session().role, session().installations)}>
          Go to where you begin
        </A>
      </p>
    </>
  );
}
