import { useSession } from "../../shell/session.tsx";
import { CopyBlock } from "../../ui/copy-block.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { firstPingCurl, gitlabVariables, modeWords } from "./first-ping-steps.ts";
import "./home.css";

/** The page of a hub that holds nothing yet: three ways to send it something. It gives way by itself to Fleet. */
export function FirstPing() {
  const session = useSession();
  const curl = firstPingCurl(session(), new Date(), crypto.randomUUID());
  return (
    <>
      <PageHead title="Waiting for the first ping" lead="Nothing has arrived yet. Send something in one of these ways, and this page turns into the fleet by itself." />
      <p class="waiting" role="status">
        <span class="waiting-dot" aria-hidden="true" /> Listening at {session().public_url}. {modeWords[session().ingest]}
      </p>
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
