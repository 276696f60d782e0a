import { useLocation, useNavigate } from "@solidjs/router";
import { createSignal, onMount, Show } from "solid-js";
import { Field } from "../../../ui/field.tsx";
import { Form } from "../../../ui/form.tsx";
import { PageHead } from "../../../ui/page-head.tsx";
import { instance } from "../../api.ts";
import { useNewSession, useSession } from "../../shell/session.ts";

const leastPassword = 10;

/**
 * What a one-time link opens: the first admin, or an invited person, choose a password. The token stands in the
 * fragment, so it is in no log; it leaves the address at once and goes to the server by POST.
 */
export function SetupPage() {
  const navigate = useNavigate();
  const location = useLocation();
  const renew = useNewSession();
  const session = useSession();
  const isSetup = session().setup_needed;
  const token = location.hash.replace(/^#/, "");
  const [email, setEmail] = createSignal("");
  const [password, setPassword] = createSignal("");
  onMount(() => history.replaceState(history.state, "", location.pathname));
  const send = async () => {
    await instance.session.redeem.mutate({ token, password: password(), ...(isSetup ? { email: email() } : {}) });
    await renew();
    navigate("/", { replace: true });
  };
  return (
    <div class="form-card">
      <Show when={token !== ""} fallback={<PageHead title="The link is not whole" lead="A one-time link ends with # and a long text. Open it exactly as it was given to you." />}>
        <PageHead title={isSetup ? "Become the first admin" : "Choose your password"} lead={isSetup ? "The admin decides what leaves this machine, sees it beforehand, and invites others." : "You were invited to this Admin Area. The link works once, within a day."} />
        <Form verb={isSetup ? "Set up the Admin Area" : "Come in"} busy="One moment" send={send}>
          <Show when={isSetup}>
            <Field label="E-mail" type="email" value={email()} onInput={setEmail} autocomplete="username" />
          </Show>
          <Field label="Password" type="password" value={password()} onInput={setPassword} autocomplete="new-password" minLength={leastPassword} hint={`At least ${leastPassword} characters.`} />
        </Form>
      </Show>
    </div>
  );
}
