import { A, useParams } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import { createMemo, For, Show } from "solid-js";
import { failureOf } from "../../../api/client.ts";
import { erasuresQuery, heldPingsQuery, heldQuery } from "../../../api/queries.ts";
import { ErasurePanel } from "../../../erasures/erasure-panel.tsx";
import { Receipt } from "../../../erasures/receipt.tsx";
import { answerOf } from "../../../state/answer-of.ts";
import { createUrlText } from "../../../state/url-state.ts";
import { createWholeList } from "../../../state/whole-list.ts";
import { PageHead } from "../../../ui/page-head.tsx";
import "../../installation/installation.css";
import "../../installation/places.css";
import { PayloadPanel } from "../../installation/payload-panel.tsx";
import { isAtHub } from "../hub-files.tsx";
import "../standing.css";
import { FieldsPanel } from "./fields-panel.tsx";
import { heldSentence } from "./held-words.ts";
import "./held.css";
import { LeftOutPanel } from "./left-out-panel.tsx";
import { OtherPostsPanel } from "./other-posts-panel.tsx";
import { PingsPanel } from "./pings-panel.tsx";
import { RetentionPanel } from "./retention-panel.tsx";
import { ViewsPanel } from "./views-panel.tsx";

/** All that the hub holds of one installation, who looked at it, and when it goes. */
export function HeldPage() {
  const params = useParams();
  return <Show when={params["id"]} keyed>{(id) => <HeldAbout id={id} />}</Show>;
}

function HeldAbout(props: { id: string }) {
  const query = useQuery(() => heldQuery(props.id));
  const held = () => answerOf(query);
  const unknown = () => query.isError && failureOf(query.error).status === 404;
  const told = () => held()?.analyst_days !== null && held() !== undefined;
  return (
    <Show when={!unknown()} fallback={<Gone id={props.id} />}>
      <PageHead title="What is held" lead={<Show when={held()} fallback={<>&nbsp;</>}>{(known) => <>{heldSentence(known())}</>}</Show>}
        actions={<Show when={!isAtHub()}><A class="button" href="/settings/history">What was sent from here</A></Show>} />
      <div class="stack held">
        <Pings id={props.id} />
        <FieldsPanel id={props.id} newest={held()} />
        <LeftOutPanel />
        <Show when={told()}><ViewsPanel id={props.id} /></Show>
        <RetentionPanel id={props.id} held={query} />
        <OtherPostsPanel id={props.id} held={query} />
        <Show when={told()}><ErasurePanel id={props.id} isOperator={false} /></Show>
      </div>
    </Show>
  );
}

/** Nothing is held: it never was, or it was erased, and then the receipt says so. */
function Gone(props: { id: string }) {
  const erasures = useQuery(() => erasuresQuery(props.id));
  const erased = () => (answerOf(erasures)?.items ?? []).filter(({ state }) => state === "done").toReversed();
  return (
    <Show when={erased().length > 0} fallback={<PageHead title="No such installation" lead="Either it never sent a ping, or it is not yours to see." />}>
      <PageHead title="Nothing is held" lead="What this installation had sent was erased. What it sends from then on is kept again, and then stands here." />
      <section class="erasure">
        <h2>What was erased</h2>
        <For each={erased()}>{(erasure) => <Receipt erasure={erasure} />}</For>
      </section>
    </Show>
  );
}

/** Every ping, and below them the one that was opened; which one stands in the address. */
function Pings(props: { id: string }) {
  const list = createWholeList(() => heldPingsQuery(props.id));
  const [asked, setAsked] = createUrlText("ping");
  const shown = createMemo(() => (/^[1-9]\d{0,14}$/.test(asked()) ? Number(asked()) : undefined));
  const pingOf = () => {
    const found = list.rows().find(({ ping_id }) => ping_id === shown());
    return found && { recorded_at: found.recorded_at, bytes: found.bytes, leaves: found.values ?? 0 };
  };
  let payload: HTMLDivElement | undefined;
  const show = (id: number) => {
    setAsked(id === shown() ? "" : String(id));
    requestAnimationFrame(() => payload?.scrollIntoView({ block: "nearest" }));
  };
  return (
    <>
      <PingsPanel id={props.id} list={list} shown={shown()} onShow={show} />
      <Show when={shown()}>{(id) => <div ref={payload}><PayloadPanel id={props.id} pingId={id()} ping={pingOf()} /></div>}</Show>
    </>
  );
}
