import { A, useNavigate } from "@solidjs/router";
import { Show } from "solid-js";
import { api } from "../api/client.ts";
import { Icon } from "../ui/icon.tsx";
import { Menu, MenuAction, MenuChoice, type Option } from "../ui/menu.tsx";
import { firstPageOf } from "./access.ts";
import { useNewSession, useSession } from "./session.tsx";
import { showKeys } from "./shortcut-keys.tsx";
import { ThemeMenu } from "./theme-menu.tsx";

export type DemoRole = "operator" | "analyst" | "admin";

const roles: readonly Option<DemoRole>[] = [
  { value: "admin", label: "Admin of one installation" },
  { value: "analyst", label: "Analyst" },
  { value: "operator", label: "Operator" },
];
const roleWord = { operator: "Operator", analyst: "Analyst", admin: "Admin", sender: "Sender", nobody: "Not signed in" } as const;

/** Takes another role in the sample hub and leads to where that role begins. */
export const useBecome = () => {
  const navigate = useNavigate();
  const renew = useNewSession();
  return async (role: DemoRole, href?: string) => {
    await api.session.become.mutate({ role });
    const now = await renew();
    navigate(href ?? firstPageOf(now.role, now.installations));
  };
};

function Account() {
  const session = useSession();
  const become = useBecome();
  const renew = useNewSession();
  const navigate = useNavigate();
  const demoRole = (): DemoRole => roles.find(({ value }) => value === session().role)?.value ?? "operator";
  const signOut = async () => {
    await api.session.signOut.mutate();
    await renew();
    navigate("/sign-in");
  };
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
        <MenuChoice title="Look at the sample as" options={roles} value={demoRole()} onChoose={(role) => void become(role)} />
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
        <button type="button" class="button keys-button" onClick={showKeys} aria-label="Keys">
          ?
        </button>
        <ThemeMenu />
        <Account />
      </div>
    </header>
  );
}
