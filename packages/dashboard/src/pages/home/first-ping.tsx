import { A } from "@solidjs/router";
import { createEffect, Match, onCleanup, Switch } from "solid-js";
import { useRenewedSession, useSession } from "../../shell/session.tsx";
import { CopyBlock } from "../../ui/copy-block.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { firstPingCurl, gitlabVariables, modeWords } from "./first-ping-steps.ts";
import "./home.css";

/** Milliseconds between two looks for the first ping by someone who may not read the hub's status. */
const interval = 3_000;

/** Sixteen random hex digits. Not randomUUID: browsers have that on https and loopback alone. */
const anyName = (): string => Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** What is needed before the fleet can be read: the one-time link, or a sign-in. Nothing for who is signed in. */
function WhoMayLook() {
  const session = useSession();
  return (
    <Switch>
      <Match when={session().setup_needed}>
        <div class="note">
          <h2>Become its first operator</h2>
          <p>
            Nobody can sign in yet. When the hub started, it printed a one-time link on its error output, beside its log: open that link to
            choose your password. The link works for a day; another start prints a new one, and so does <code>pinghouse user add</code>.
          </p>
        </div>
      </Match>
      <Match when={session().role === "nobody"}>
        <p>
          <A class="button button-main" href="/sign-in">
            Sign in
          </A>
        </p>
      </Match>
    </Switch>
  );
}

/** Who is not signed in hears of the first ping by asking now and then; others learn it from the hub's status. */
const watchForFirstPing = () => {
  const session = useSession();
  const renew = useRenewedSession();
  createEffect(() => {
    if (session().role !== "nobody" || !session().empty) return;
    const timer = setInterval(() => void renew().catch(() => {}), interval);
    onCleanup(() => clearInterval(timer));
  });
};

/** The page of a hub that holds nothing yet: three ways to send it something. It gives way by itself to Fleet. */
export function FirstPing() {
  const session = useSession();
  watchForFirstPing();
  const curl = firstPingCurl(session(), new Date(), anyName());
  const title = () => (session().empty ? "Waiting for the first ping" : "The first ping is in");
  return (
    <>
      <PageHead
        title={title()}
        lead={session().empty ? "Nothing has arrived yet. Send something in one of these ways; whoever is signed in sees this page turn into the fleet by itself." : "It is stored. Whoever is signed in can look at it."}
      />
      <p class="waiting" role="status">
        <span class="waiting-dot" aria-hidden="true" /> Listening at {session().public_url}. {modeWords[session().ingest]}
      </p>
      <WhoMayLook />
      <ol class="ways">
        <li>
          <h2>Try it from a terminal</h2>
          <p>This line sends one small ping. It is answered with its id once it is safely stored.</p>
          <CopyBlock label="the curl line" text={curl} />
        </li>
        <li>
          <h2>Point GitLab at this hub</h2>
          <p>
            A GitLab that knows these two variables sends its own pings and version checks here, unchanged. Set them in its environment
            (for a Linux package: <code>gitlab_rails['env']</code>) and reconfigure.
          </p>
          <CopyBlock label="the two variables of GitLab" text={gitlabVariables(session().public_url)} />
        </li>
        <li>
          <h2>Import what you have</h2>
          <p>Payloads saved as JSON or NDJSON, plain or gzipped. Running it twice doubles nothing.</p>
          <CopyBlock label="the import command" text="npx --yes pnpm@12 pinghouse import pings/*.json" />
        </li>
      </ol>
    </>
  );
}
