import { Show } from "solid-js";
import { inFormat } from "../../charts/chart-menu.tsx";

/** The numbers as files, at the hub; beside an installation its plain HTTP is not at hand. */
export function HubFiles(props: { api: string; file: string }) {
  const atHub = () => document.documentElement.dataset["hub"] === undefined;
  return (
    <Show when={atHub()}>
      <p class="cell-why">
        These numbers as <a href={inFormat(props.api, "csv")} download={`${props.file}.csv`}>CSV</a> or <a href={inFormat(props.api, "arrow")} download={`${props.file}.arrow`}>Arrow</a>.
      </p>
    </Show>
  );
}
