import { createSignal, Show } from "solid-js";
import { Icon } from "./icon.tsx";
import "./copy-block.css";

/** A command or setting to copy whole. It wraps rather than scrolls, so that all of it can be read. */
export function CopyBlock(props: { label: string; text: string }) {
  const [said, setSaid] = createSignal("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(props.text);
      setSaid("Copied");
    } catch {
      setSaid("The browser did not allow copying; select the text instead.");
    }
  };
  return (
    <div class="copy-block">
      <pre>
        <code>{props.text}</code>
      </pre>
      <div class="copy-block-foot">
        <button type="button" class="button" onClick={() => void copy()} aria-label={`Copy: ${props.label}`}>
          <Icon name={said() === "Copied" ? "check" : "copy"} size={14} />
          Copy
        </button>
        <span role="status" class="small soft">
          <Show when={said()}>{said()}</Show>
        </span>
      </div>
    </div>
  );
}
