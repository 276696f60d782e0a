import { Show } from "solid-js";
import { inFormat } from "../../charts/chart-menu.tsx";

/** Whether the page is at the hub, and not in the Admin Area beside an installation. */
export const isAtHub = (): boolean => document.documentElement.dataset["hub"] === undefined;

/** The numbers as files, at the hub; beside an installation its plain HTTP is not at hand. */
export function HubFiles(props: { api: string; file: string }) {
  return (
    <Show when={isAtHub()}>
      <p class="cell-why">
        These numbers as <a href={inFormat(props.api, "csv")} download={`${props.file}.csv`}>CSV</a> or <a href={inFormat(props.api, "arrow")} download={`${props.file}.arrow`}>Arrow</a>.
      </p>
    </Show>
  );
}
