import { keepPreviousData, useQuery } from "@tanstack/solid-query";
import { createMemo, createSignal } from "solid-js";
import { payloadQuery } from "../../api/queries.ts";
import type { Ping } from "../../api/rows.ts";
import { formatBytes, formatCount, formatInstant } from "../../charts/format.ts";
import { saveFile } from "../../charts/save-png.ts";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Panel } from "../../ui/panel.tsx";
import { PayloadLines } from "../../ui/payload/payload-lines.tsx";
import { foundLines, isWithheld, payloadLines, payloadText, type PayloadLine } from "../../ui/payload/payload-text.ts";

const withheldWords = (lines: readonly PayloadLine[]): string => {
  const n = lines.filter(isWithheld).length;
  return n === 0 ? "Nothing was taken out of it." : `${formatCount(n, "value")} ${n === 1 ? "was" : "were"} taken out before it was kept and read "redacted".`;
};

/** What a payload says of the ping that it is of. */
type About = Pick<Ping, "recorded_at" | "bytes" | "leaves"> | undefined;

const pingWords = (ping: About): string =>
  ping === undefined ? "" : `Recorded ${formatInstant(ping.recorded_at)}: ${formatBytes(ping.bytes)} as sent, ${formatCount(ping.leaves, "value")}. `;

/** Everything that the hub holds of one ping, as it was sent, less what the privacy rules take out. */
export function PayloadPanel(props: { id: string; pingId: number; ping: About }) {
  const query = useQuery(() => ({ ...payloadQuery(props.id, props.pingId), placeholderData: keepPreviousData }));
  return (
    <Panel title={`Payload of ping ${props.pingId}`} unit="everything held" query={query} height={560}>
      {(answer) => <Payload text={answer().payload} lead={pingWords(props.ping)} file={`ping-${props.pingId}.json`} />}
    </Panel>
  );
}

function Payload(props: { text: string; lead: string; file: string }) {
  const [search, setSearch] = createSignal("");
  const lines = createMemo(() => payloadLines(props.text));
  const found = createMemo(() => foundLines(lines(), search()));
  const save = () => saveFile(props.file, new Blob([payloadText(lines())], { type: "application/json" }));
  return (
    <>
      <p class="payload-lead small soft measure">{props.lead}{withheldWords(lines())}</p>
      <div class="bar">
        <input type="search" placeholder="Find a key or a value" aria-label="Find a key or a value in the payload" value={search()} onInput={(event) => setSearch(event.currentTarget.value)} />
        <span class="said" role="status">{search().trim() === "" ? formatCount(lines().length, "line") : formatCount(found().found, "place")}</span>
        <button type="button" class="button" onClick={save}>Save as a file</button>
        <CopyButton text={payloadText(lines())} name="Copy the payload" />
      </div>
      <PayloadLines lines={found().lines} search={search().trim()} />
    </>
  );
}
