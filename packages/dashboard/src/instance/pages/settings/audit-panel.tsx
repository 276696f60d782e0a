import { useQuery } from "@tanstack/solid-query";
import { For } from "solid-js";
import { formatInstant } from "../../../charts/format.ts";
import { Panel } from "../../../ui/panel.tsx";
import { auditQuery } from "../../queries.ts";

/** Who changed what, when: switches, people, pings that were sent by hand. */
export function AuditPanel() {
  const query = useQuery(() => auditQuery());
  return (
    <Panel title="Who changed what" unit="newest first" query={query} height={120} isEmpty={(lines) => lines.length === 0} empty="Nobody has changed anything yet.">
      {(lines) => (
        <div class="scroll" tabindex="0" role="region" aria-label="Changes">
          <table class="plain-table">
            <thead>
              <tr>
                <th>When</th>
                <th>Who</th>
                <th>What</th>
              </tr>
            </thead>
            <tbody>
              <For each={lines()}>
                {(line) => (
                  <tr>
                    <td>{formatInstant(line.at)}</td>
                    <td>{line.actor}</td>
                    <td>
                      {line.action} {line.subject}
                    </td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
