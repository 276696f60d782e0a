import { For } from "solid-js";
import { asCurl } from "../../cohort/cohort-address.ts";
import { useSession } from "../../shell/session.tsx";
import { CopyBlock } from "../../ui/copy-block.tsx";
import type { MetricQuestionState } from "./metric-question.ts";

/** The requests for exactly the page's numbers, to paste into a shell. */
export function CurlPanel(props: { state: MetricQuestionState }) {
  const session = useSession();
  const long = (route: string) => `${route}${route.includes("?") ? "&" : "?"}limit=1000`;
  const requests = () => [
    { what: "the distribution", route: props.state.routes.distribution() },
    { what: "the weeks", route: long(props.state.routes.trend()) },
    { what: `the table by ${props.state.by()}`, route: long(props.state.routes.breakdown()) },
    { what: "the installations", route: long(props.state.routes.installations()) },
  ];
  return (
    <details class="metric-curl">
      <summary>The numbers of this page with curl</summary>
      <For each={requests()}>
        {({ what, route }) => (
          <>
            <p>{what.charAt(0).toUpperCase()}{what.slice(1)}:</p>
            <CopyBlock label={`${what} with curl`} text={asCurl(session().public_url, route, {}, !session().demo)} />
          </>
        )}
      </For>
    </details>
  );
}
