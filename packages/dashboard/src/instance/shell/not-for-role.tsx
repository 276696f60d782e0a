import { A } from "@solidjs/router";
import { PageHead } from "../../ui/page-head.tsx";

/** Said in place of a page that is for admins. */
export function NotForRole() {
  return (
    <>
      <PageHead title="This page is for admins" lead="What leaves this machine, and how it stands among others, is for the admins of this application." />
      <p>
        <A class="button" href="/help">
          See the version and what to do
        </A>
      </p>
    </>
  );
}
