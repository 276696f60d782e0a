import { useMutation, useQuery } from "@tanstack/solid-query";
import { For, Show } from "solid-js";
import { failureOf } from "../../../api/client.ts";
import { PageHead } from "../../../ui/page-head.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { instance, type Route, type TestStep } from "../../api.ts";
import { routeQuery } from "../../queries.ts";
import { settingsCrumbs, SettingsTabs } from "../settings-tabs.tsx";
import { outcomeWords, proxyWords, stepNames } from "./network-words.ts";

function Way(props: { route: Route }) {
  return (
    <dl class="plain-facts">
      <div>
        <dt>Allow outgoing connections to</dt>
        <dd>{props.route.hub === null ? "Nothing: the hub's address is not set (PINGHOUSE_HUB_URL)" : `${props.route.hub.hostname}, TCP port ${props.route.hub.port}`}</dd>
      </div>
      <div>
        <dt>The hub</dt>
        <dd>{props.route.hub?.origin ?? "Not set"}</dd>
      </div>
      <div>
        <dt>Proxy</dt>
        <dd>{proxyWords(props.route)}</dd>
      </div>
      <div>
        <dt>Reached without a proxy</dt>
        <dd>{props.route.noProxy === "" ? "Nothing is excepted" : props.route.noProxy}</dd>
      </div>
    </dl>
  );
}

function Step(props: { step: TestStep }) {
  return (
    <li class="step-line">
      <strong>{stepNames[props.step.step]}</strong>
      <span class={`outcome-${props.step.outcome}`}>{outcomeWords[props.step.outcome]}</span>
      <span>{props.step.words}</span>
      <Show when={props.step.advice}>{(advice) => <p class="soft small">{advice()}</p>}</Show>
    </li>
  );
}

/** What to allow in a firewall, the proxy in use, and a test that says which step fails. */
export function NetworkPage() {
  const query = useQuery(() => routeQuery());
  const test = useMutation(() => ({ mutationFn: () => instance.network.test.mutate() }));
  return (
    <>
      <PageHead title="Network" crumbs={settingsCrumbs} lead="The one address that this application has to reach, and how it gets there." />
      <SettingsTabs />
      <div class="stack">
        <Panel title="The way to the hub" query={query} height={110}>
          {(route) => <Way route={route()} />}
        </Panel>
        <section class="panel" aria-label="Connection test">
          <header class="panel-head">
            <h2>Connection test</h2>
            <div class="panel-actions">
              <button type="button" class="button" aria-disabled={test.isPending} onClick={() => test.isPending || test.mutate()}>
                {test.isPending ? "Testing" : "Test the connection"}
              </button>
            </div>
          </header>
          <div class="panel-body">
            <Show when={test.error}>{(error) => <p class="form-error" role="alert">{failureOf(error()).message}</p>}</Show>
            <Show when={test.data} fallback={<p class="small soft">Asks the hub whether it is alive, by the way that pings take, and sends nothing else.</p>}>
              {(steps) => (
                <ol class="lines" aria-label="Steps">
                  <For each={steps()}>{(step) => <Step step={step} />}</For>
                </ol>
              )}
            </Show>
          </div>
        </section>
      </div>
    </>
  );
}
