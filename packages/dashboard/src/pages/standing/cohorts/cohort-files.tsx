import { Show } from "solid-js";
import type { UserCohortsRow } from "../../../api/rows.ts";
import { saveFile } from "../../../charts/save-png.ts";
import { HubFiles, isAtHub } from "../hub-files.tsx";
import { cohortCsv } from "./cohort-csv.ts";

/** The numbers as files: from the hub, and beside an installation, where its plain HTTP is not at hand, from the page itself. */
export function CohortFiles(props: { id: string; rows: readonly UserCohortsRow[] }) {
  const save = () => saveFile("cohorts.csv", new Blob([cohortCsv(props.rows)], { type: "text/csv" }));
  return (
    <Show when={!isAtHub()} fallback={<HubFiles api={`/api/v1/installations/${encodeURIComponent(props.id)}/user-cohorts`} file="cohorts" />}>
      <p><button type="button" class="button" onClick={save}>Save these numbers as CSV</button></p>
    </Show>
  );
}
