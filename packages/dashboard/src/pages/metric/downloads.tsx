import { inFormat } from "../../charts/chart-menu.tsx";

/** A table's numbers as files, in a line below it. */
export function Downloads(props: { api: string; file: string }) {
  return (
    <p class="metric-caption">
      The whole table as <a href={inFormat(props.api, "csv")} download={`${props.file}.csv`}>CSV</a> or <a href={inFormat(props.api, "arrow")} download={`${props.file}.arrow`}>Arrow</a>.
    </p>
  );
}
