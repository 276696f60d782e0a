import { useQuery } from "@tanstack/solid-query";
import { createSignal, Show } from "solid-js";
import { api } from "../../api/client.ts";
import { installationBindingQuery } from "../../api/queries.ts";
import { useSession } from "../../shell/session.tsx";
import { Act } from "../../ui/act.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { Panel } from "../../ui/panel.tsx";
import { bindingWords } from "./binding-words.ts";
import "./who-sends.css";

/** A link that hands the installation over, shown once. */
function ClaimLink(props: { id: string }) {
  const [link, setLink] = createSignal("");
  const make = async () => {
    setLink((await api.claims.create.mutate({ id: props.id })).link);
    return "";
  };
  return (
    <>
      <Act verb={link() === "" ? "Make a claim link" : "Make another"} act={make} />
      <Show when={link()}>
        {(text) => (
          <p class="who-link" role="status">
            <span class="small soft">Whoever opens this link first, within a day, becomes this installation's admin. It is shown this once, and a newer one ends it.</span>
            <code>{text()}</code>
            <CopyButton text={text()} name="Copy the claim link" />
          </p>
        )}
      </Show>
    </>
  );
}

function SetSecret(props: { id: string; bound: boolean; onDone: () => unknown }) {
  const [secret, setSecret] = createSignal("");
  const send = async () => {
    await api.bindings.setSecret.mutate({ id: props.id, secret: secret() });
    setSecret("");
    await props.onDone();
  };
  return (
    <details class="who-secret">
      <summary>{props.bound ? "Set another secret" : "Bind it to a secret"}</summary>
      <Form verb={props.bound ? "Take this one" : "Bind"} busy="One moment" send={send}>
        <Field label="Secret" type="password" value={secret()} onInput={setSecret} autocomplete="off" minLength={16} hint="16 to 200 characters without spaces, as the sender has it. From then on its pings must carry it; the hub keeps a hash alone." />
      </Form>
    </details>
  );
}

/** How the hub knows whose pings these are, and what can be done about it; for operators and the installation's own admins. */
export function WhoSendsPanel(props: { id: string }) {
  const session = useSession();
  const query = useQuery(() => installationBindingQuery(props.id));
  const isOperator = () => session().role === "operator";
  const reset = async () => {
    await api.bindings.reset.mutate({ id: props.id });
    await query.refetch();
    return "";
  };
  return (
    <Panel title="Who sends for it" query={query} height={120}>
      {(binding) => (
        <div class="who-sends">
          <p class="measure">{bindingWords(binding())}</p>
          <div class="who-verbs">
            <Show when={isOperator()}>
              <ClaimLink id={props.id} />
              <Show when={binding().secret}>
                <Act verb="Take the secret away" act={reset} ask="Pings without the secret are then taken in as this installation's." />
              </Show>
            </Show>
          </div>
          <SetSecret id={props.id} bound={binding().secret} onDone={() => query.refetch()} />
        </div>
      )}
    </Panel>
  );
}
