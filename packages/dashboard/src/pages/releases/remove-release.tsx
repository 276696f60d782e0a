import { createSignal, Show } from "solid-js";
import { api, failureOf } from "../../api/client.ts";

/** Takes a release out of the registry, asked twice; while it is asked the preview shows what that does. */
export function RemoveRelease(props: { version: string; asked: boolean; onAsk: (asked: boolean) => void; onDone: (said: string) => void }) {
  const [fault, setFault] = createSignal("");
  const remove = async () => {
    try {
      await api.releases.remove.mutate({ version: props.version });
      props.onDone(`${props.version} is removed. The history can bring it back.`);
    } catch (error) {
      setFault(`Nothing was removed. ${failureOf(error).message}`);
    }
  };
  return (
    <div class="releases-remove">
      <Show when={props.asked} fallback={<button type="button" class="button" onClick={() => props.onAsk(true)}>Remove this release</button>}>
        <span class="small">The preview shows what that would do. </span>
        <button type="button" class="button" onClick={() => void remove()}>Remove {props.version}</button>{" "}
        <button type="button" class="button" onClick={() => props.onAsk(false)}>Keep it</button>
      </Show>
      <p class="form-error" role="alert" hidden={fault() === ""}>{fault()}</p>
    </div>
  );
}
