import { createSignal } from "solid-js";
import { Icon } from "./icon.tsx";

/** Copies `text`, and says so in its own place for two seconds. `name` says what it is: "Copy the uuid". */
export function CopyButton(props: { text: string; name: string }) {
  const [said, setSaid] = createSignal<"copied" | "failed">();
  const copy = async () => {
    setSaid(await navigator.clipboard.writeText(props.text).then(() => "copied" as const, () => "failed" as const));
    setTimeout(() => setSaid(undefined), 2_000);
  };
  const words = () => (said() === "copied" ? "Copied" : said() === "failed" ? "The browser did not allow copying" : props.name);
  return (
    <>
      <button type="button" class="icon-button" aria-label={props.name} title={words()} onClick={() => void copy()}>
        <Icon name={said() === "copied" ? "check" : "copy"} size={14} />
      </button>
      <span class="visually-hidden" aria-live="polite">{said() === undefined ? "" : words()}</span>
    </>
  );
}
