import { useQuery, useQueryClient } from "@tanstack/solid-query";
import { createSignal, For, Show } from "solid-js";
import { formatDay } from "../../../charts/format.ts";
import { createActs, Said } from "../../../ui/acts.tsx";
import { CopyBlock } from "../../../ui/copy-block.tsx";
import { Field } from "../../../ui/field.tsx";
import { Form } from "../../../ui/form.tsx";
import { PageHead } from "../../../ui/page-head.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { SelectField } from "../../../ui/select-field.tsx";
import { instance, type PersonRow } from "../../api.ts";
import { peopleQuery } from "../../queries.ts";
import { settingsCrumbs, SettingsTabs } from "../settings-tabs.tsx";

const roles = [
  { value: "member", label: "Member: sees the version and what to do" },
  { value: "admin", label: "Admin: decides what leaves this machine" },
] as const;

const comesBy = { invitation: "invited, not here yet", password: "with a password", provider: "through the sign-in provider" } as const;

function Invite() {
  const client = useQueryClient();
  const [email, setEmail] = createSignal("");
  const [role, setRole] = createSignal<PersonRow["role"]>("member");
  const [link, setLink] = createSignal("");
  const send = async () => {
    setLink((await instance.people.invite.mutate({ email: email(), role: role() })).link);
    setEmail("");
    await client.invalidateQueries({ queryKey: ["people.list"] });
  };
  return (
    <section class="panel" aria-label="Invite someone">
      <header class="panel-head">
        <h2>Invite someone</h2>
      </header>
      <div class="panel-body measure">
        <Form verb="Make a link" busy="One moment" send={send}>
          <Field label="E-mail" type="email" value={email()} onInput={setEmail} autocomplete="off" />
          <SelectField label="Role" options={roles} value={role()} onChoose={setRole} />
        </Form>
        <Show when={link()}>
          <p class="small soft">Give them this link yourself; nothing is sent. It works once, for 24 hours.</p>
          <CopyBlock label="The one-time link" text={link()} />
        </Show>
      </div>
    </section>
  );
}

/** Who may sign in here. */
export function PeoplePage() {
  const query = useQuery(() => peopleQuery());
  const acts = createActs("people.");
  const remove = ({ id, email }: PersonRow) =>
    acts.act(async () => {
      await instance.people.remove.mutate({ id });
      return `${email} can no longer sign in.`;
    });
  return (
    <>
      <PageHead title="People" crumbs={settingsCrumbs} lead="Who may sign in to this Admin Area." />
      <SettingsTabs />
      <Said acts={acts} />
      <div class="stack">
        <Panel title="Who may sign in" query={query} height={120} isEmpty={(people) => people.length === 0} empty="Nobody yet. In a demo everyone on this machine is its admin.">
          {(people) => (
            <ul class="lines">
              <For each={people()}>
                {(person) => (
                  <li class="bar">
                    <strong>{person.email}</strong>
                    <span class="soft small">
                      {person.role}, {comesBy[person.comes_by]}, since {formatDay(person.created_at)}
                    </span>
                    <button type="button" class="button" onClick={() => void remove(person)} aria-label={`Remove ${person.email}`}>
                      Remove
                    </button>
                  </li>
                )}
              </For>
            </ul>
          )}
        </Panel>
        <Invite />
      </div>
    </>
  );
}
