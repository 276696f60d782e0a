import { A } from "@solidjs/router";
import { Show } from "solid-js";
import { exportHref } from "../api/export-href.ts";
import { inFormat } from "../charts/chart-menu.tsx";
import { useSession } from "../shell/session.tsx";
import { CopyBlock } from "../ui/copy-block.tsx";
import { asCurl } from "./cohort-address.ts";
import "./take-away.css";

/** The most rows that one answer holds; files hold all. */
const asMany = 1_000;

/**
 * The page's numbers elsewhere: as a request for the shell, as CSV and as Arrow, or as an export, once or on a schedule.
 * `api` is the route with its query, without a limit; `what` names the numbers ("the table above"). The answer of a `record`
 * is one and takes no limit.
 */
export function TakeAway(props: { api: string; file: string; what: string; rows: number; record?: boolean }) {
  const session = useSession();
  const limited = () => (props.record === true ? props.api : `${props.api}${props.api.includes("?") ? "&" : "?"}limit=${asMany}`);
  const more = () => (props.rows > asMany ? ` These are ${props.rows.toLocaleString("en-US")} rows, which JSON gives a thousand at a time: follow next_cursor, or take a file.` : "");
  return (
    <section class="take-away" aria-label={`Take away: ${props.what}`}>
      <p class="take-away-words">
        The numbers of {props.what}, with curl, or as <a href={inFormat(props.api, "csv")} download={`${props.file}.csv`}>CSV</a> or{" "}
        <a href={inFormat(props.api, "arrow")} download={`${props.file}.arrow`}>Arrow</a>.{more()}
        <Show when={session().role !== "admin"}>{" "}<A href={exportHref(props.api)}>Export or schedule</A> them.</Show>
      </p>
      <CopyBlock label="the same numbers with curl" text={asCurl(session().public_url, limited(), {}, !session().demo)} />
    </section>
  );
}
