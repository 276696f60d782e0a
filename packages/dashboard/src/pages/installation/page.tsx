import { useParams } from "@solidjs/router";
import { useQuery, type UseQueryResult } from "@tanstack/solid-query";
import { createMemo, Show } from "solid-js";
import { failureOf } from "../../api/client.ts";
import { installationMetricsQuery, installationPingsQuery, installationQuery } from "../../api/queries.ts";
import type { InstallationRecord, Ping } from "../../api/rows.ts";
import { answerOf } from "../../state/answer-of.ts";
import { ErasurePanel } from "../../erasures/erasure-panel.tsx";
import { useSession } from "../../shell/session.tsx";
import { createWholeList } from "../../state/whole-list.ts";
import { createUrlList, createUrlText } from "../../state/url-state.ts";
import { LabelMenu } from "../../labels/label-menu.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { leadOf, weeklyUsers } from "./facts.ts";
import { HistoryPanel, mostHistories } from "./history-panel.tsx";
import { IdentityPanel } from "./identity-panel.tsx";
import "./installation.css";
import "./places.css";
import { MetricsPanel } from "./metrics-panel.tsx";
import { PayloadPanel } from "./payload-panel.tsx";
import { PeersBar } from "./peers-bar.tsx";
import { PingsPanel } from "./pings-panel.tsx";
import { PostsPanel } from "./posts-panel.tsx";
import { StandingOutPanel } from "./standing-out-panel.tsx";
import { createUrlPeers } from "./url-peers.ts";
import { WhoSendsPanel } from "./who-sends-panel.tsx";
import { VersionsPanel } from "./versions-panel.tsx";

const crumbs = [{ label: "Installations", href: "/installations" }];

type PingsAnswer = { as_of: string | null; items: Ping[]; next_cursor: string | null };

/** One installation: who it is, its versions, its metrics with histories, and all that it sent. */
export function InstallationPage() {
  const params = useParams();
  return <Show when={params["id"]} keyed>{(id) => <Installation id={id} />}</Show>;
}

function Installation(props: { id: string }) {
  const session = useSession();
  const record = useQuery(() => installationQuery(props.id));
  const pings = useQuery(() => installationPingsQuery(props.id));
  const users = () => weeklyUsers(answerOf(pings)?.items ?? []);
  const isUnknown = () => record.isError && failureOf(record.error).status === 404;
  const known = () => answerOf(record);
  const name = () => (known() === undefined ? "Installation" : known()?.hostname || "An installation without a hostname");
  const lead = () => {
    const held = known();
    return held && leadOf(held);
  };
  return (
    <Show when={!isUnknown()} fallback={<PageHead title="No such installation" crumbs={crumbs} lead="Either it never sent a ping, or it is not yours to see." />}>
      <PageHead title={name()} crumbs={crumbs} lead={lead()} actions={<Show when={known()}>{(held) => <LabelMenu id={props.id} label={held().label} />}</Show>} />
      <div class="stack">
        <IdentityPanel query={record} users={users()} />
        <Show when={known()}>{(held) => <Measures record={held()} />}</Show>
        <Sent id={props.id} pings={pings} />
        <Show when={session().role === "operator" || session().role === "admin"}>
          <WhoSendsPanel id={props.id} />
          <ErasurePanel id={props.id} isOperator={session().role === "operator"} />
        </Show>
      </div>
    </Show>
  );
}

/** Who it is set beside, what stands out, the metrics and, beside them, the histories of those chosen; all of it stands in the address. */
function Measures(props: { record: InstallationRecord }) {
  const id = () => props.record.id;
  const peers = createUrlPeers(() => props.record);
  const list = createWholeList(() => installationMetricsQuery(id(), peers.peers()));
  const [chosen, setChosen] = createUrlList("metric");
  const shown = createMemo(() => chosen().slice(0, mostHistories));
  const drop = (key: string) => setChosen(shown().filter((other) => other !== key));
  let histories: HTMLDivElement | undefined;
  const open = (key: string) => {
    setChosen([key, ...shown()].slice(0, mostHistories));
    // Where there is no room beside the table the histories stand above it, out of sight.
    requestAnimationFrame(() => histories?.scrollIntoView({ block: "nearest" }));
  };
  const toggle = (key: string) => (shown().includes(key) ? drop(key) : open(key));
  return (
    <>
      <Show when={peers.allowed()}>
        <PeersBar peers={peers} silent={props.record.state === "silent"} />
        <StandingOutPanel list={list} chosen={shown()} onToggle={toggle} />
      </Show>
      <div class="side-by-side">
        <MetricsPanel id={id()} list={list} peers={peers} chosen={shown()} onToggle={toggle} />
        <Show when={shown().length > 0}>
          <div class="histories" ref={histories}>
            <HistoryPanel id={id()} metrics={shown()} onDrop={drop} />
          </div>
        </Show>
      </div>
    </>
  );
}

/** Versions, pings, one payload and the posts: all that came from it. */
function Sent(props: { id: string; pings: UseQueryResult<PingsAnswer> }) {
  const [asked, setAsked] = createUrlText("ping");
  const shown = createMemo(() => (/^[1-9]\d{0,14}$/.test(asked()) ? Number(asked()) : undefined));
  const ping = () => answerOf(props.pings)?.items.find(({ ping_id }) => ping_id === shown());
  return (
    <>
      <VersionsPanel id={props.id} query={props.pings} />
      <PingsPanel query={props.pings} shown={shown()} onShow={(id) => setAsked(id === shown() ? "" : String(id))} />
      <Show when={shown()}>{(id) => <PayloadPanel id={props.id} pingId={id()} ping={ping()} />}</Show>
      <PostsPanel id={props.id} />
    </>
  );
}
