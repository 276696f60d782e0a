import { A } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { api } from "../../api/client.ts";
import type { ExportDestination, TrialStep } from "../../api/rows.ts";
import { useSession } from "../../shell/session.tsx";
import type { Acts } from "../../ui/acts.tsx";
import { placeWords, secretNames } from "./destination-draft.ts";
import { Trial } from "./trial.tsx";

/** What an operator does with a destination. */
function Verbs(props: { name: string; acts: Acts; onTried: (steps: readonly TrialStep[] | undefined) => void }) {
  const [removing, setRemoving] = createSignal(false);
  const tryIt = async () => {
    props.onTried(undefined);
    const steps = await api.exports.tryDestination.mutate({ name: props.name });
    props.onTried(steps);
    return steps.every(({ ok }) => ok) ? `${props.name} works: a small file was written, read back and removed.` : `${props.name} does not work; the step that failed says why.`;
  };
  const remove = async () => {
    await api.exports.removeDestination.mutate({ name: props.name });
    return `${props.name} is no longer a destination. What was written there stays.`;
  };
  return (
    <div class="exports-verbs">
      <Show
        when={removing()}
        fallback={
          <>
            <button type="button" class="button" aria-label={`Test ${props.name}`} disabled={props.acts.busy()} onClick={() => void props.acts.act(tryIt)}>Test</button>
            <A class="button" href={`/exports/destinations?edit=${encodeURIComponent(props.name)}`} aria-label={`Change ${props.name}`}>Change</A>
            <button type="button" class="button" aria-label={`Remove ${props.name}`} onClick={() => setRemoving(true)}>Remove</button>
          </>
        }
      >
        <button type="button" class="button" disabled={props.acts.busy()} onClick={() => void props.acts.act(remove).then(() => setRemoving(false))}>Remove {props.name}</button>
        <button type="button" class="button" onClick={() => setRemoving(false)}>Keep it</button>
      </Show>
    </div>
  );
}

/** One place that files go to. */
export function DestinationItem(props: { destination: ExportDestination; acts: Acts }) {
  const session = useSession();
  const [steps, setSteps] = createSignal<readonly TrialStep[]>();
  return (
    <li class="exports-item destination-item">
      <div class="exports-what">
        <h3>{props.destination.name}</h3>
        <p>{placeWords(props.destination)}</p>
        <p class="small soft">
          {props.destination.hostnames ? "May hold host names." : "Holds opaque ids; host names only for operators."}
          <Show when={props.destination.credentials}>{(name) => <> Its secrets are in {secretNames(name()).join(" and ")}.</>}</Show>
        </p>
        <Show when={steps()}>{(made) => <Trial name={props.destination.name} steps={made()} />}</Show>
      </div>
      <Show when={session().role === "operator"}><Verbs name={props.destination.name} acts={props.acts} onTried={setSteps} /></Show>
    </li>
  );
}
