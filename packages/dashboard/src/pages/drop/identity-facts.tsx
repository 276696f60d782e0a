import { For, Show } from "solid-js";
import { formatBytes, formatInstant, formatNumber, nothing } from "../../charts/format.ts";
import type { Look } from "./drop-rows.ts";

const identityFacts = ({ identity }: Look): readonly (readonly [name: string, value: string, why: string])[] => [
  ["Installation id", identity.uuid, "Only its end is shown: the uuid is treated like a credential"],
  ["Host name", identity.hostname === "" ? "none" : identity.hostname, "With the uuid it is the installation"],
  ["Recorded", formatInstant(identity.recorded_at), "Decides the week it counts in"],
  ["Version", identity.version ?? nothing, "Decides which metrics it can have"],
  ["Edition", identity.edition === null ? nothing : `${identity.edition} (family ${identity.edition_family})`, "As sent, and the family it belongs to"],
  ["Size", identity.users === null ? "unknown" : `${identity.size} (${formatNumber(identity.users)} active users)`, "The band it is compared in"],
  ["Installed as", identity.installation_type ?? nothing, "As sent"],
  ["Plan", identity.plan ?? nothing, "From license_plan"],
];

const limitFacts = ({ measured, limits }: Look): readonly (readonly [name: string, words: string, share: number])[] => [
  ["Size", `${formatBytes(measured.bytes)} of ${formatBytes(limits.bytes)}`, measured.bytes / limits.bytes],
  ["Values", `${formatNumber(measured.leaves)} of ${formatNumber(limits.leaves)}`, measured.leaves / limits.leaves],
  ["Depth", `${formatNumber(measured.depth)} of ${formatNumber(limits.depth)} levels`, measured.depth / limits.depth],
  ["Longest key", `${formatNumber(measured.key)} of ${formatNumber(limits.key)} characters`, measured.key / limits.key],
];

/** Who a payload says it is of, and how near it comes to what the receiver takes. */
export function IdentityFacts(props: { look: Look }) {
  return (
    <>
      <Show when={props.look.set_aside}>{(why) => <p class="drop-aside">It would be acknowledged and set aside: {why()}</p>}</Show>
      <dl class="drop-facts">
        <For each={identityFacts(props.look)}>
          {([name, value, why]) => (
            <div title={why}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          )}
        </For>
      </dl>
      <dl class="drop-facts drop-limits" aria-label="Against the receiver's limits">
        <For each={limitFacts(props.look)}>
          {([name, words, share]) => (
            <div>
              <dt>{name}</dt>
              <dd>
                {words}
                <span class="share-track" aria-hidden="true">
                  <span style={{ width: `${Math.min(100, share * 100)}%` }} />
                </span>
              </dd>
            </div>
          )}
        </For>
      </dl>
    </>
  );
}
