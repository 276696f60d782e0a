import { DropdownMenu } from "@kobalte/core/dropdown-menu";
import { A, useLocation, useNavigate } from "@solidjs/router";
import { For, Show } from "solid-js";
import { Icon } from "../ui/icon.tsx";
import { menuPlace } from "../ui/menu-place.ts";
import { belongsTo, phoneEntries, type Place } from "./access.ts";

/** On a phone, what has no room in the bar: a menu that opens upward. */
function More(props: { entries: readonly Place[] }) {
  const location = useLocation();
  const navigate = useNavigate();
  const here = () => props.entries.some((entry) => belongsTo(entry, location.pathname));
  return (
    <DropdownMenu gutter={4} placement="top-end" modal={false}>
      <DropdownMenu.Trigger class="side-link side-more-button" classList={{ "side-here": here() }} aria-label="More pages">
        <Icon name="more" size={18} />
        <span>More</span>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal mount={menuPlace()}>
        <DropdownMenu.Content class="menu">
          <For each={props.entries}>
            {(entry) => (
              <DropdownMenu.Item class="menu-item" classList={{ "menu-here": belongsTo(entry, location.pathname) }} onSelect={() => navigate(entry.href)}>
                <span class="menu-mark">
                  <Icon name={entry.icon} size={14} />
                </span>
                {entry.label}
              </DropdownMenu.Item>
            )}
          </For>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu>
  );
}

/** The pages by what people come for: at the left, and along the bottom of a phone, there the first few and the others under More. */
export function Navigation(props: { entries: readonly Place[] }) {
  const location = useLocation();
  const split = () => phoneEntries(props.entries);
  return (
    <nav class="side" aria-label="Pages">
      <ul>
        <For each={props.entries}>
          {(entry) => (
            <li classList={{ "side-beyond": split().more.some(({ href }) => href === entry.href) }}>
              <A href={entry.href} class="side-link" classList={{ "side-here": belongsTo(entry, location.pathname) }}>
                <Icon name={entry.icon} size={18} />
                <span>{entry.label}</span>
              </A>
            </li>
          )}
        </For>
        <Show when={split().more.length > 0}>
          <li class="side-more">
            <More entries={split().more} />
          </li>
        </Show>
      </ul>
    </nav>
  );
}
