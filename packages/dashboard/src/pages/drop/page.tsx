import { useMutation } from "@tanstack/solid-query";
import { createMemo, createSignal, onMount, Show } from "solid-js";
import { api } from "../../api/client.ts";
import type { DropAnswer } from "../../api/rows.ts";
import { formatBytes, formatCount, formatNumber } from "../../charts/format.ts";
import { useBecome } from "../../shell/account.ts";
import { useSession } from "../../shell/session.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Panel } from "../../ui/panel.tsx";
import { LostPage } from "../lost/page.tsx";
import type { Look } from "./drop-rows.ts";
import { DropZone } from "./drop-zone.tsx";
import { takeHanded } from "./handed-source.ts";
import { IdentityFacts } from "./identity-facts.tsx";
import { base64Of, mostSent, type PayloadSource } from "./payload-source.ts";
import { RefusalNote } from "./refusal-note.tsx";
import { ValuesPanel } from "./values-panel.tsx";
import "../installation/installation.css";
import "../metrics/metrics.css";
import "../../ui/share-cell.css";
import "./drop.css";

const read = (source: PayloadSource): Promise<DropAnswer> => api.drop.look.mutate({ body: base64Of(source.bytes), gzip: source.gzip });

const createReading = () => {
  const [source, setSource] = createSignal<PayloadSource>();
  const reading = useMutation(() => ({ mutationFn: read }));
  const take = (next: PayloadSource) => {
    setSource(next);
    reading.reset();
    if (next.bytes.length <= mostSent) reading.mutate(next);
  };
  const query = {
    get data() {
      return reading.data;
    },
    get isSuccess() {
      return reading.isSuccess;
    },
    get dataUpdatedAt() {
      return reading.isSuccess ? reading.submittedAt : 0;
    },
    get error() {
      return reading.error;
    },
    get isFetching() {
      return reading.isPending;
    },
    refetch: () => {
      const again = source();
      if (again !== undefined) take(again);
    },
  };
  return { source, take, query };
};

/** A payload's values as the answer has them; undefined while there are none. */
const takenOf = (answer: DropAnswer | undefined): Look | undefined => (answer?.look.taken === true ? answer.look : undefined);

const summary = (look: Look, places: DropAnswer["places"]): string => {
  const withheld = look.withheld === 0 ? "nothing is withheld" : `${formatCount(look.withheld, "value is", "values are")} withheld before anything is written`;
  const ranked = places?.rows.filter(({ rank }) => rank !== null).length;
  return `The receiver would take this: ${formatCount(look.rows.length, "key")}, ${withheld}${ranked === undefined ? "" : `, ${formatNumber(ranked)} ranked against the invented fleet`}.`;
};

function Drop() {
  const session = useSession();
  const become = useBecome();
  const { source, take, query } = createReading();
  const taken = createMemo(() => takenOf(query.data));
  const refused = createMemo(() => (query.data?.look.taken === false ? query.data.look : undefined));
  onMount(() => {
    const handed = takeHanded();
    if (handed !== undefined) take(handed);
  });
  const asAnalyst = async () => {
    await become("analyst", "/drop");
    query.refetch();
  };
  return (
    <>
      <PageHead
        title="Your own payload"
        crumbs={[{ label: "First page", href: "/" }]}
        lead="See what a hub makes of a usage ping: each value and what it is, what would be withheld, and where it would stand. It is read in memory and forgotten. Nothing is stored or sent on."
      />
      <DropZone onSource={take} busy={query.isFetching} />
      <Show when={source() === undefined}>
        <p class="soft small measure">
          GitLab shows its payload under Admin area, Settings, Metrics and profiling, Usage statistics; an administrator's token reads it at <code>/api/v4/usage_data/service_ping</code>.
        </p>
      </Show>
      <Show when={source()}>
        {(from) => (
          <div class="stack" aria-live="polite">
            <Show when={from().bytes.length > mostSent}>
              <p class="drop-aside">{from().name} has {formatBytes(from().bytes.length)}: the receiver answers 413, and it is not even sent.</p>
            </Show>
            <Show when={refused()}>{(answer) => <RefusalNote refused={answer()} source={from()} />}</Show>
            <Show when={refused() === undefined && from().bytes.length <= mostSent}>
              <Panel title="Who it is of" unit={from().name} query={query} height={220}>
                {() => <Show when={taken()}>{(look) => <><p class="drop-summary">{summary(look(), query.data?.places ?? null)}</p><IdentityFacts look={look()} /></>}</Show>}
              </Panel>
              <Show when={taken()}>
                {(look) => (
                  <>
                    <Show when={session().role === "admin"}>
                      <p class="drop-aside">
                        An admin sees no figures of a fleet.{" "}
                        <button type="button" class="button" onClick={() => void asAnalyst()}>See ranks as an analyst</button>
                      </p>
                    </Show>
                    <Panel title="Your values" unit={query.data?.places === null ? undefined : "ranks are against an invented fleet"} query={query}>
                      {() => <ValuesPanel look={look()} places={query.data?.places ?? null} />}
                    </Panel>
                  </>
                )}
              </Show>
            </Show>
          </div>
        )}
      </Show>
    </>
  );
}

/** "Drop your own payload here" of the sample hub; elsewhere there is no such page. */
export function DropPage() {
  const session = useSession();
  return (
    <Show when={session().demo} fallback={<LostPage />}>
      <Drop />
    </Show>
  );
}
