import { For, Show } from "solid-js";
import type { ReleaseRow } from "../../api/rows.ts";
import { formatCount, formatDay } from "../../charts/format.ts";
import { SeverityMark } from "../../releases/severity-mark.tsx";

const listed = (list: string, none: string): string[] => (list === "" ? [none] : list.split("|"));

/** All that the registry says of one release, for who may read it and not change it. */
export function ReleaseFacts(props: { row: ReleaseRow; onClose: () => void }) {
  const facts = () => [
    { name: "Released on", parts: [formatDay(props.row.released_on) + (props.row.out ? "" : ", not out yet")] },
    { name: "Kind", parts: [props.row.critical ? "critical security release" : props.row.security ? "security release" : "release"] },
    { name: "Advisories", parts: listed(props.row.advisories, "none") },
    { name: "Affected versions", parts: listed(props.row.affected, props.row.security ? "all older" : "none") },
    { name: "Also fixed in", parts: listed(props.row.also_fixed_in, "no other release") },
    { name: "Run it today", parts: [formatCount(props.row.installations, "installation")] },
    { name: "Red for lack of it", parts: [formatCount(props.row.endangers, "installation")] },
  ];
  return (
    <section class="panel releases-form" aria-label={props.row.version} onKeyDown={(event) => event.key === "Escape" && props.onClose()}>
      <h2>{props.row.version}</h2>
      <p>Whoever runs it is told: <SeverityMark severity={props.row.severity} /></p>
      <dl class="releases-facts">
        <For each={facts()}>{(fact) => <div><dt>{fact.name}</dt><dd><For each={fact.parts}>{(part, i) => <><Show when={i() > 0}><br /></Show>{part}</>}</For></dd></div>}</For>
      </dl>
      <button type="button" class="button" onClick={() => props.onClose()}>Close</button>
    </section>
  );
}
