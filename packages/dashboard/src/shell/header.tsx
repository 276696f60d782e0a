import { A } from "@solidjs/router";
import { Show } from "solid-js";
import { Icon } from "../ui/icon.tsx";
import { Menu, MenuAction, MenuChoice } from "../ui/menu.tsx";
import { type DemoRole, demoRoles, useBecome, useSignOut } from "./account.ts";
import { PaletteButton } from "./palette-door.tsx";
import { useSession } from "./session.tsx";
import { showKeys } from "./shortcut-keys.tsx";
import { ThemeMenu } from "./theme-menu.tsx";

const roleWord = { operator: "Operator", analyst: "Analyst", admin: "Admin", sender: "Sender", nobody: "Not signed in" } as const;

function Account() {
  const session = useSession();
  const become = useBecome();
  const signOut = useSignOut();
  const demoRole = (): DemoRole => demoRoles.find(({ value }) => value === session().role)?.value ?? "operator";
  return (
    <Menu
      name={`${roleWord[session().role]}: ${session().demo ? "change the role" : "account"}`}
      label={
        <>
          <Icon name="person" />
          <span class="account-role">{roleWord[session().role]}</span>
        </>
      }
    >
      <Show
        when={session().demo}
        fallback={<MenuAction onSelect={() => void signOut()}>Sign out {session().email ?? ""}</MenuAction>}
      >
        <MenuChoice title="Look at the sample as" options={demoRoles} value={demoRole()} onChoose={(role) => void become(role)} />
      </Show>
    </Menu>
  );
}

function Brand() {
  return (
    <A href="/" class="brand" aria-label="Pinghouse, first page">
      <img src="/mark.svg" alt="" width="22" height="22" />
      <span>Pinghouse</span>
    </A>
  );
}

/** The header of pages that need nobody signed in. */
export function PlainHeader() {
  return (
    <header class="top">
      <Brand />
      <div class="top-end">
        <ThemeMenu />
      </div>
    </header>
  );
}

export function Header() {
  const session = useSession();
  return (
    <header class="top">
      <Brand />
      <Show when={session().demo}>
        <A href="/" class="sample" title="Everything here is invented. Back to the first page.">
          Sample data
        </A>
      </Show>
      <div class="top-end">
        <PaletteButton />
        <button type="button" class="button keys-button" onClick={showKeys} aria-label="Keys">
          ?
        </button>
        <ThemeMenu />
        <Account />
      </div>
    </header>
  );
}
