import { Icon } from "./icon.tsx";
import "./search-box.css";

/** The page's search field; the key `/` leads here, Escape empties it. */
export function SearchBox(props: { label: string; value: string; onInput: (value: string) => void }) {
  return (
    <div class="search-box" role="search">
      <Icon name="search" />
      <input
        type="search"
        class="text-input"
        data-page-search
        aria-label={props.label}
        placeholder={props.label}
        value={props.value}
        onInput={(event) => props.onInput(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          props.onInput("");
          event.currentTarget.blur();
        }}
        autocomplete="off"
        spellcheck={false}
      />
      <kbd aria-hidden="true">/</kbd>
    </div>
  );
}
