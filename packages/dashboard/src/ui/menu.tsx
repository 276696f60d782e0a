import { DropdownMenu } from "@kobalte/core/dropdown-menu";
import { For, type JSX } from "solid-js";
import { Icon } from "./icon.tsx";
import { menuPlace } from "./menu-place.ts";
import "./menu.css";

/** A button that opens a menu. Its entries are `MenuChoice`, `MenuChecks`, or Kobalte's own items. */
export function Menu(props: { label: JSX.Element; name: string; children: JSX.Element }) {
  return (
    <DropdownMenu gutter={4} placement="bottom-end" modal={false}>
      <DropdownMenu.Trigger class="button menu-trigger" aria-label={props.name}>
        {props.label}
        <Icon name="down" size={12} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal mount={menuPlace()}>
        <DropdownMenu.Content class="menu">{props.children}</DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu>
  );
}

export interface Option<Value extends string = string> {
  value: Value;
  label: string;
  /** Stands at the right, fainter: how many there are. */
  note?: string;
}

/** One of several. */
export function MenuChoice<Value extends string>(props: {
  title: string;
  options: readonly Option<Value>[];
  value: Value;
  onChoose: (value: Value) => void;
}) {
  const choose = (text: string) => {
    const option = props.options.find(({ value }) => value === text);
    if (option !== undefined) props.onChoose(option.value);
  };
  return (
    <DropdownMenu.Group>
      <DropdownMenu.GroupLabel class="menu-title">{props.title}</DropdownMenu.GroupLabel>
      <DropdownMenu.RadioGroup value={props.value} onChange={choose}>
        <For each={props.options}>
          {(option) => (
            <DropdownMenu.RadioItem class="menu-item" value={option.value}>
              <span class="menu-mark">
                <DropdownMenu.ItemIndicator>
                  <Icon name="check" size={14} />
                </DropdownMenu.ItemIndicator>
              </span>
              {option.label}
            </DropdownMenu.RadioItem>
          )}
        </For>
      </DropdownMenu.RadioGroup>
    </DropdownMenu.Group>
  );
}

/** Any of several; the menu stays open while they are ticked. */
export function MenuChecks(props: { title: string; options: readonly Option[]; values: readonly string[]; onChange: (values: string[]) => void }) {
  const toggle = (value: string, on: boolean) => props.onChange(on ? [...props.values, value] : props.values.filter((held) => held !== value));
  return (
    <DropdownMenu.Group>
      <DropdownMenu.GroupLabel class="menu-title">{props.title}</DropdownMenu.GroupLabel>
      <For each={props.options}>
        {(option) => (
          <DropdownMenu.CheckboxItem
            class="menu-item"
            closeOnSelect={false}
            checked={props.values.includes(option.value)}
            onChange={(on) => toggle(option.value, on)}
          >
            <span class="menu-mark">
              <DropdownMenu.ItemIndicator>
                <Icon name="check" size={14} />
              </DropdownMenu.ItemIndicator>
            </span>
            {option.label}
            <span class="menu-note">{option.note}</span>
          </DropdownMenu.CheckboxItem>
        )}
      </For>
    </DropdownMenu.Group>
  );
}

/** An entry that does something at once. */
export function MenuAction(props: { onSelect: () => void; children: JSX.Element }) {
  return (
    <DropdownMenu.Item class="menu-item" onSelect={() => props.onSelect()}>
      <span class="menu-mark" />
      {props.children}
    </DropdownMenu.Item>
  );
}
