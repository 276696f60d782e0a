import { A } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import { For, type JSX, Show } from "solid-js";
import { healthSuspicionsQuery } from "../../api/queries.ts";
import type { Suspicions } from "../../api/rows.ts";
import { formatCount, formatDay, formatInstant, formatNumber } from "../../charts/format.ts";
import { Panel } from "../../ui/panel.tsx";

const found = (search: string): string => `/installations?search=${encodeURIComponent(search)}`;

function Question(props: { title: string; answer: string; some: boolean; children: JSX.Element }) {
  return (
    <li classList={{ "suspicion-some": props.some }}>
      <h3>{props.title}</h3>
      <p class="small">{props.answer}</p>
      <Show when={props.some}>
        <ul class="suspicion-list small">{props.children}</ul>
      </Show>
    </li>
  );
}

const few = 5;

function More(props: { shown: number; all: number; of: string }) {
  return (
    <Show when={props.all > props.shown}>
      <li class="soft">
        {formatNumber(props.shown)} of {formatCount(props.all, props.of)}; the rest in <a href="/api/v1/health/suspicions">the API</a>
      </li>
    </Show>
  );
}

const whys = { absent: "no version sent", unreadable: "not readable as a version", ahead: "far ahead of everyone" } as const;

function Shared(props: { of: Suspicions }) {
  return (
    <Question
      title="Do hosts share an identity?"
      some={props.of.shared_uuids > 0}
      answer={props.of.shared_uuids === 0 ? "No uuid comes from more than one active host." : `${formatCount(props.of.shared_uuids, "uuid")} come from more than one active host: a clone, a restored copy or a standby.`}
    >
      <For each={props.of.uuids.slice(0, few)}>
        {(row) => (
          <li>
            <A href={found(row.uuid)}>{row.hostnames || row.uuid}</A> <span class="soft">{formatCount(row.hosts, "host")}</span>
          </li>
        )}
      </For>
      <More shown={few} all={props.of.shared_uuids} of="uuid" />
    </Question>
  );
}

function Versions(props: { of: Suspicions }) {
  return (
    <Question
      title="Can this version be?"
      some={props.of.versions.length > 0}
      answer={props.of.versions.length === 0 ? "Every active installation runs a version that can be." : `${formatCount(props.of.impossible_installations, "active installation")} ${props.of.impossible_installations === 1 ? "says" : "say"} a version that cannot be${props.of.newest_major === null ? "" : `; the newest major that several run is ${props.of.newest_major}`}.`}
    >
      <For each={props.of.versions.slice(0, few)}>
        {(row) => (
          <li>
            <Show when={row.version} fallback={<span>No version</span>}>
              {(version) => <A href={found(version())}>{version()}</A>}
            </Show>{" "}
            <span class="soft">
              {whys[row.why]}, {formatCount(row.installations, "installation")}
            </span>
          </li>
        )}
      </For>
      <More shown={few} all={props.of.versions.length} of="version" />
    </Question>
  );
}

function Bursts(props: { of: Suspicions }) {
  return (
    <Question
      title="Did many appear at once?"
      some={props.of.bursts.length > 0}
      answer={props.of.bursts.length === 0 ? "No day of the last 28 has far more new uuids than usual." : "Days with far more new uuids than usual."}
    >
      <For each={props.of.bursts.slice(0, few)}>
        {(row) => (
          <li>
            {formatDay(row.day)}: {formatCount(row.uuids, "new uuid")} <span class="soft">usually {formatNumber(row.usual)} a day</span>
          </li>
        )}
      </For>
    </Question>
  );
}

function Falls(props: { of: Suspicions }) {
  const base = () => `Of ${formatCount(props.of.compared_installations, "installation")} with two pings to compare, ${formatNumber(props.of.with_falls)} had a total that fell`;
  return (
    <Question
      title="Did totals run backwards?"
      some={props.of.fallen_installations > 0}
      answer={props.of.fallen_installations === 0 ? `${base()}, none most of them.` : `${base()}; at ${formatNumber(props.of.fallen_installations)} most fell at once: restored from a backup, or another one under its name.`}
    >
      <For each={props.of.fallen.slice(0, few)}>
        {(row) => (
          <li>
            <A href={`/installations/${encodeURIComponent(row.id)}`}>{row.hostname || row.id}</A>{" "}
            <span class="soft">
              {formatNumber(row.fell)} of {formatCount(row.compared, "total")} on {formatDay(row.recorded_at)}
            </span>
          </li>
        )}
      </For>
      <More shown={few} all={props.of.fallen_installations} of="installation" />
    </Question>
  );
}

/** What looks odd, as questions for somebody who knows; nothing of it is kept out of any figure. */
export function SuspicionsPanel() {
  const query = useQuery(healthSuspicionsQuery);
  return (
    <Panel title="What looks odd" query={query} height={260}>
      {(suspicions) => (
        <>
          <ul class="suspicions">
            <Shared of={suspicions()} />
            <Versions of={suspicions()} />
            <Bursts of={suspicions()} />
            <Falls of={suspicions()} />
          </ul>
          <p class="small soft">These are questions, not verdicts: all of it counts in every figure. As of {formatInstant(suspicions().as_of)}.</p>
        </>
      )}
    </Panel>
  );
}
