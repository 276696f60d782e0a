import { useQuery } from "@tanstack/solid-query";
import { For } from "solid-js";
import { createActs, Said } from "../../../ui/acts.tsx";
import { PageHead } from "../../../ui/page-head.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { instance, type SwitchLine } from "../../api.ts";
import { settingsQuery } from "../../queries.ts";
import { settingsCrumbs, SettingsTabs } from "../settings-tabs.tsx";
import { AuditPanel } from "./audit-panel.tsx";
import { SwitchItem } from "./switch-item.tsx";
import { switchWords } from "./switch-words.ts";

/** What leaves this machine: each switch with what it sends and to whom, and who changed what. */
export function SettingsPage() {
  const query = useQuery(() => settingsQuery());
  const acts = createActs("");
  const change = (name: SwitchLine["name"], value: boolean) =>
    acts.act(async () => {
      await instance.settings.change.mutate({ name, value });
      return `${switchWords[name].label} is ${value ? "on" : "off"}.`;
    });
  return (
    <>
      <PageHead title="Usage statistics" crumbs={settingsCrumbs} lead="What leaves this machine, and to whom. What is off sends nothing, and looks up no name." />
      <SettingsTabs />
      <Said acts={acts} />
      <div class="stack">
        <Panel title="What may leave this machine" query={query} height={420}>
          {(answer) => (
            <ul class="lines">
              <For each={answer().switches.map(({ name }) => name)}>
                {(name, at) => {
                  const line = () => answer().switches[at()];
                  return <SwitchItem line={line() ?? { name, value: false, source: "default", locked: null }} place={answer()} onChange={(value) => void change(name, value)} />;
                }}
              </For>
            </ul>
          )}
        </Panel>
        <AuditPanel />
      </div>
    </>
  );
}
