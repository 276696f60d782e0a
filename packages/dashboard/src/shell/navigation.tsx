import { A, useLocation } from "@solidjs/router";
import { For } from "solid-js";
import { Icon } from "../ui/icon.tsx";
import { belongsTo, type Entry } from "./access.ts";

/** The pages by what people come for: at the left, and along the bottom of a phone. */
export function Navigation(props: { entries: readonly Entry[] }) {
  const location = useLocation();
  return (
    <nav class="side" aria-label="Pages">
      <ul>
        <For each={props.entries}>
          {(entry) => (
            <li>
              <A href={entry.href} class="side-link" classList={{ "side-here": belongsTo(entry, location.pathname) }}>
                <Icon name={entry.icon} size={18} />
                <span>{entry.label}</span>
              </A>
            </li>
          )}
        </For>
      </ul>
    </nav>
  );
}
