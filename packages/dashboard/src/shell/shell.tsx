import type { RouteSectionProps } from "@solidjs/router";
import { Suspense } from "solid-js";

/** Navigation, header and the page. */
export function Shell(props: RouteSectionProps) {
  return (
    <main id="content">
      <Suspense>{props.children}</Suspense>
    </main>
  );
}
