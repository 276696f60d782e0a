import { createSignal, type JSX, Show } from "solid-js";
import { failureOf } from "../api/client.ts";

/** A form with one button: sends once, says in words what was refused, and keeps what was typed. */
export function Form(props: { verb: string; busy: string; send: () => Promise<void>; children: JSX.Element }) {
  const [sending, setSending] = createSignal(false);
  const [refusal, setRefusal] = createSignal("");
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (sending()) return;
    setSending(true);
    setRefusal("");
    try {
      await props.send();
    } catch (error) {
      setRefusal(failureOf(error).message);
    } finally {
      setSending(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Show when={refusal()}>
        <p class="form-error" role="alert">
          {refusal()}
        </p>
      </Show>
      {props.children}
      <button type="submit" class="button button-main" aria-disabled={sending()}>
        {sending() ? props.busy : props.verb}
      </button>
    </form>
  );
}
