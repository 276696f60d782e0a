import { A, useLocation, useNavigate } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import { createSignal, onMount, Show } from "solid-js";
import { api } from "../../api/client.ts";
import { claimQuery } from "../../api/queries.ts";
import type { ClaimLook } from "../../api/rows.ts";
import { formatDay } from "../../charts/format.ts";
import { useNewSession } from "../../shell/session.tsx";
import { answerOf } from "../../state/answer-of.ts";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { installationHref } from "../installations/columns.tsx";

const leastPassword = 10;
const gone = "It is unknown, used or more than a day old. Ask the operator of this hub for another one.";

/**
 * What a claim link opens: somebody becomes the admin of an installation. The token stands in the fragment, so it is in
 * no log; it leaves the address at once and goes to the hub by POST.
 */
export function ClaimPage() {
  const location = useLocation();
  const token = location.hash.replace(/^#/, "");
  const query = useQuery(() => ({ ...claimQuery(token), enabled: token !== "" }));
  onMount(() => history.replaceState(history.state, "", location.pathname));
  return (
    <div class="form-card">
      <Show when={token !== ""} fallback={<PageHead title="The link is not whole" lead="A one-time link ends with # and a long text. Open it exactly as it was given to you." />}>
        <Show when={answerOf(query)} fallback={<PageHead title={query.isError ? "This link opens nothing" : "One moment"} lead={query.isError ? gone : ""} />}>
          {(look) => <Claim token={token} look={look()} />}
        </Show>
      </Show>
    </div>
  );
}

const leadOf = ({ hostname, version, last_ping_at }: ClaimLook): string =>
  `${hostname || "An installation without a hostname"}${version === null ? "" : `, ${version}`}, last heard of on ${formatDay(last_ping_at)}. You will see what it sent and where it stands, and nothing of others'.`;

function Claim(props: { token: string; look: ClaimLook }) {
  const navigate = useNavigate();
  const renew = useNewSession();
  const [email, setEmail] = createSignal("");
  const [password, setPassword] = createSignal("");
  const [secret, setSecret] = createSignal("");
  const known = () => props.look.email !== null;
  const send = async () => {
    const who = known() ? {} : { email: email(), password: password() };
    const { installation } = await api.claims.redeem.mutate({ token: props.token, ...who, ...(secret() === "" ? {} : { secret: secret() }) });
    await renew();
    navigate(installationHref(installation), { replace: true });
  };
  return (
    <>
      <PageHead title="Look after this installation" lead={leadOf(props.look)} />
      <Show
        when={!props.look.in_the_way}
        fallback={<p>You are signed in as somebody who sees every installation and holds none. Sign out, then open the link again.</p>}
      >
        <Form verb="Claim it" busy="One moment" send={send}>
          <Show when={!known()} fallback={<p>It joins the installations of {props.look.email}.</p>}>
            <Field label="E-mail" type="email" value={email()} onInput={setEmail} autocomplete="username" />
            <Field label="Password" type="password" value={password()} onInput={setPassword} autocomplete="new-password" minLength={leastPassword} hint={`At least ${leastPassword} characters. Known here already? Then sign in first, and open the link again.`} />
          </Show>
          <Field label="The installation's secret, if it has one" type="password" value={secret()} onInput={setSecret} autocomplete="off" optional hint="16 characters or more, as its sender has it. From then on its pings must carry it. It can be set later." />
        </Form>
        <Show when={!known()}>
          <p class="small soft"><A href="/sign-in">Sign in</A></p>
        </Show>
      </Show>
    </>
  );
}
