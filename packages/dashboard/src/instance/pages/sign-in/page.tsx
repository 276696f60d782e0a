import { Navigate, useNavigate, useSearchParams } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { safeNext } from "../../../shell/access.ts";
import { Field } from "../../../ui/field.tsx";
import { Form } from "../../../ui/form.tsx";
import { PageHead } from "../../../ui/page-head.tsx";
import { instance } from "../../api.ts";
import { useNewSession, useSession } from "../../shell/session.ts";
import { refusalWords } from "./refusal-words.ts";

const one = (value: string | string[] | undefined): string | undefined => (typeof value === "string" ? value : undefined);

/** E-mail and password, or the provider; afterwards back to the page that asked. */
export function SignInPage() {
  const session = useSession();
  const renew = useNewSession();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const [email, setEmail] = createSignal("");
  const [password, setPassword] = createSignal("");
  const next = () => safeNext(one(params["next"]));
  const refusal = () => refusalWords(one(params["refused"]), session().provider ?? "The provider");
  const send = async () => {
    await instance.session.signIn.mutate({ email: email(), password: password() });
    await renew();
    navigate(next(), { replace: true });
  };
  return (
    <Show when={session().role === "nobody"} fallback={<Navigate href={next()} />}>
      <div class="form-card">
        <PageHead title="Sign in" lead={session().setup_needed ? "Nobody can sign in yet: open the one-time link that this program printed when it started." : "To see the version, and as an admin what leaves this machine."} />
        <Show when={refusal()}>{(words) => <p class="form-error" role="alert">{words()}</p>}</Show>
        <Show when={session().provider}>
          {(provider) => (
            <p>
              <a class="button button-main" href="/sign-in/provider" target="_self">
                Sign in with {provider()}
              </a>
            </p>
          )}
        </Show>
        <Form verb="Sign in" busy="Signing in" send={send}>
          <Field label="E-mail" type="email" value={email()} onInput={setEmail} autocomplete="username" />
          <Field label="Password" type="password" value={password()} onInput={setPassword} autocomplete="current-password" />
        </Form>
      </div>
    </Show>
  );
}
