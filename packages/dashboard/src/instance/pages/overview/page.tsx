import { A, Navigate } from "@solidjs/router";
import { Match, Switch } from "solid-js";
import { failureOf } from "../../../api/client.ts";
import { answerOf } from "../../../state/answer-of.ts";
import { PageHead } from "../../../ui/page-head.tsx";
import { useOwnInstallation } from "../../shell/own-installation.ts";

/** Leads to where this installation stands, or says why nobody knows. */
export function OverviewPage() {
  const own = useOwnInstallation();
  return (
    <Switch fallback={<PageHead title="Where we stand" lead="Asking the hub." />}>
      <Match when={own.id()}>{(id) => <Navigate href={`/standing/${encodeURIComponent(id())}`} />}</Match>
      <Match when={own.query.isError || answerOf(own.query) !== undefined}>
        <PageHead title="Where we stand" lead={own.query.isError ? failureOf(own.query.error).message : "The hub has no ping of this installation yet."} />
        <p class="measure">
          Figures beside those of others come from the hub, for installations that send usage pings.
        </p>
        <p>
          <A class="button" href="/settings">
            See what would be sent, and to whom
          </A>
        </p>
      </Match>
    </Switch>
  );
}
