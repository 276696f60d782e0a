import { Navigate, useNavigate, useSearchParams } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { api } from "../../api/client.ts";
import { safeNext } from "../../shell/access.ts";
import { useNewSession, useSession } from "../../shell/session.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { PageHead } from "../../ui/page-head.tsx";

/** E-mail and password; afterwards back to the page that asked. */
export function SignInPage() {
  const session = useSession();
  const renew = useNewSession();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const [email, setEmail] = createSignal("");
  const [password, setPassword] = createSignal("");
  const next = () => safeNext(typeof params["next"] === "string" ? params["next"] : undefined);
  const send = async () => {
    await api.session.signIn.mutate({ email: email(), password: password() });
    await renew();
    navigate(next(), { replace: true });
  };
  return (
    <Show when={session().role === "nobody"} fallback={<Navigate href={next()} />}>
      <div class="form-card">
        <PageHead title="Sign in" lead={session().setup_needed ? "This hub is new: open the one-time link that it printed when it started." : "To read the fleet, or your own installation."} />
        <Form verb="Sign in" busy="Signing in" send={send}>
          <Field label="E-mail" type="email" value={email()} onInput={setEmail} autocomplete="username" />
          <Field label="Password" type="password" value={password()} onInput={setPassword} autocomplete="current-password" />
        </Form>
        <p class="small soft">Forgotten? The operator of this hub can give you a new one-time link.</p>
      </div>
    </Show>
  );
}
