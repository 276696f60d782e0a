import { A } from "@solidjs/router";
import { Show } from "solid-js";
import { PaletteButton } from "../../shell/palette-door.tsx";
import { showKeys } from "../../shell/shortcut-keys.tsx";
import { ThemeMenu } from "../../shell/theme-menu.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Menu, MenuAction } from "../../ui/menu.tsx";
import { VersionBadge } from "../version/version-badge.tsx";
import { useSession } from "./session.ts";
import { useSignOut } from "./sign-out.ts";

const roleWord = { admin: "Admin", member: "Member", nobody: "Not signed in" } as const;

function Account() {
  const session = useSession();
  const signOut = useSignOut();
  return (
    <Menu
      name={`${roleWord[session().role]}: account`}
      label={
        <>
          <Icon name="person" />
          <span class="account-role">{roleWord[session().role]}</span>
        </>
      }
    >
      <MenuAction onSelect={() => void signOut()}>Sign out {session().email ?? ""}</MenuAction>
    </Menu>
  );
}

function Brand() {
  return (
    <A href="/" class="brand" aria-label="Admin Area, first page">
      <img src="/mark.svg" alt="" width="22" height="22" />
      <span>Admin Area</span>
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
        <span class="sample" title="This application and all its users are invented.">Sample data</span>
      </Show>
      <div class="top-end">
        <VersionBadge />
        <PaletteButton />
        <button type="button" class="button keys-button" onClick={showKeys} aria-label="Keys">
          ?
        </button>
        <ThemeMenu />
        <Show when={!session().demo}>
          <Account />
        </Show>
      </div>
    </header>
  );
}
