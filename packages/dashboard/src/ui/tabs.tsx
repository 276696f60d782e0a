import { A, useLocation } from "@solidjs/router";
import { For } from "solid-js";
import "./tabs.css";

export interface Tab {
  readonly label: string;
  readonly href: string;
}

/** Pages that belong together, as links: each keeps its own address. */
export function Tabs(props: { label: string; tabs: readonly Tab[] }) {
  const location = useLocation();
  return (
    <nav class="tabs" aria-label={props.label}>
      <For each={props.tabs}>
        {(tab) => (
          <A href={tab.href} aria-current={location.pathname === tab.href ? "page" : undefined}>
            {tab.label}
          </A>
        )}
      </For>
    </nav>
  );
}
