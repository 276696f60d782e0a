import { createSignal, Show } from "solid-js";
import { failureOf } from "../api/client.ts";

/** A button that does one thing and says what came of it; with `ask`, it first says what that means and waits for a second press. */
export function Act(props: { verb: string; act: () => Promise<string>; ask?: string }) {
  const [asking, setAsking] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const [said, setSaid] = createSignal("");
  const act = async () => {
    if (busy()) return;
    setBusy(true);
    setSaid(await props.act().catch((error: unknown) => `Nothing was changed. ${failureOf(error).message}`));
    setBusy(false);
    setAsking(false);
  };
  const press = () => {
    if (props.ask === undefined) void act();
    else setAsking(true);
  };
  return (
    <span class="act">
      <Show
        when={asking()}
        fallback={
          <button type="button" class="button" aria-disabled={busy()} onClick={press}>
            {props.verb}
          </button>
        }
      >
        <span class="small">{props.ask}</span>
        <button type="button" class="button button-main" aria-disabled={busy()} onClick={() => void act()}>
          {props.verb}
        </button>
        <button type="button" class="button" onClick={() => setAsking(false)}>
          Leave it
        </button>
      </Show>
      <span class="small soft" role="status">{said()}</span>
    </span>
  );
}
