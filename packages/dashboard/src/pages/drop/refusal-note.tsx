import { createMemo, Show } from "solid-js";
import { faultPlace } from "./fault-place.ts";
import type { DropAnswer } from "../../api/rows.ts";
import { formatNumber } from "../../charts/format.ts";
import type { PayloadSource } from "./payload-source.ts";

type Refused = Extract<DropAnswer["look"], { taken: false }>;

/** What the receiver would answer to a payload that it does not take, and where the fault lies. */
export function RefusalNote(props: { refused: Refused; source: PayloadSource }) {
  const place = createMemo(() => {
    const { position } = props.refused;
    return position === null || props.source.gzip ? undefined : faultPlace(props.source.bytes, position);
  });
  return (
    <section class="panel drop-refused" role="alert" aria-label="The receiver would refuse this">
      <h2>The receiver would refuse this. {props.refused.title}</h2>
      <p class="measure">{props.refused.detail}</p>
      <Show when={place()}>
        {(at) => (
          <>
            <p class="soft small">
              Line {formatNumber(at().line)}, character {formatNumber(at().column)} of {props.source.name}:
            </p>
            <pre class="drop-fault">
              <span>{at().before}</span>
              <mark>{at().after.slice(0, 1) === "" ? "end" : at().after.slice(0, 1)}</mark>
              <span>{at().after.slice(1)}</span>
            </pre>
          </>
        )}
      </Show>
      <p class="soft small">
        Its answer: <code>{props.refused.status}</code> with the code <code>{props.refused.code}</code>. Of a refused body a hub keeps reason, size, hash and
        position, never content; here not even those.
      </p>
    </section>
  );
}
