import { createEffect, createMemo, createSignal, type JSX, on, onCleanup, Show } from "solid-js";
import { unwrap } from "solid-js/store";
import { failureOf } from "../api/client.ts";
import { type Answerable, answerOf } from "../state/answer-of.ts";
import "./panel.css";

/** What Panel needs of a query; `useQuery`'s result and `createWholeList().query` both fit. */
export interface PanelQuery<T> extends Answerable<T> {
  readonly error: unknown;
  readonly isFetching: boolean;
  refetch: () => unknown;
}

interface PanelProps<T> {
  /** Says the subject and the measure: "Active installations by week". */
  title: string;
  /** What one of the numbers is, shown beside the title: "installations". */
  unit?: string | undefined;
  query: PanelQuery<T>;
  /** Controls at the right of the title: a menu, a choice of window. */
  actions?: JSX.Element;
  /** Height of the body in pixels while there is nothing yet, so that nothing jumps when it comes. */
  height?: number;
  /** True when the answer is there and holds nothing; then `empty` is shown instead of the child. */
  isEmpty?: (data: T) => boolean;
  /** Names the cause and holds the next step. */
  empty?: JSX.Element;
  /** Draws the answer: an accessor of plain (untracked) data that stays the same function across refetches. */
  children: (data: () => T) => JSX.Element;
}

const skeletonDelay = 150;

/** True once `active()` has been true for a while: quick answers never flash a skeleton. */
const createDelayed = (active: () => boolean, delay: number): (() => boolean) => {
  const [late, setLate] = createSignal(false);
  createEffect(
    on(active, (now) => {
      setLate(false);
      if (!now) return;
      const timer = setTimeout(() => setLate(true), delay);
      onCleanup(() => clearTimeout(timer));
    }),
  );
  return late;
};

function Skeleton(props: { height: number; title: string }) {
  return (
    <div class="panel-skeleton" style={{ height: `${props.height}px` }} role="status" aria-label={`${props.title}: loading`}>
      <span /> <span /> <span />
    </div>
  );
}

/** A failed answer in place: what failed, what is still true, "Try again" and the request id. */
export function FailureNote(props: { title: string; error: unknown; stale: boolean; retry: () => unknown }) {
  const failure = () => failureOf(props.error);
  return (
    <div class="panel-failure" role="alert">
      <p>
        <strong>{props.stale ? `${props.title} could not be refreshed.` : `${props.title} could not be loaded.`}</strong>{" "}
        {failure().message}{" "}
        {props.stale ? "What you see is the last answer." : "Nothing that was sent is lost by this."}
      </p>
      <p class="panel-failure-step">
        <button type="button" class="button" onClick={() => props.retry()}>
          Try again
        </button>
        <Show when={failure().requestId}>{(id) => <span class="faint">Request {id()}</span>}</Show>
      </p>
    </div>
  );
}

/**
 * A titled box around one query. It alone knows the four states: loading (a skeleton after 150 ms), failed, empty, and
 * refreshing (old data stay, a thin bar runs on top).
 */
export function Panel<T>(props: PanelProps<T>) {
  const data = createMemo(() => {
    const value = answerOf(props.query);
    return value === undefined ? undefined : { value: unwrap(value) };
  });
  const pending = createDelayed(() => data() === undefined && !props.query.error, skeletonDelay);
  const refreshing = createDelayed(() => data() !== undefined && props.query.isFetching, skeletonDelay);
  const hollow = (value: T) => props.isEmpty?.(value) === true;
  return (
    <section class="panel" aria-label={props.title} aria-busy={data() === undefined && !props.query.error}>
      <Show when={refreshing()}>
        <div class="panel-bar" aria-hidden="true" />
      </Show>
      <header class="panel-head">
        <h2>
          {props.title}
          <Show when={props.unit}>{(unit) => <span class="panel-unit">{unit()}</span>}</Show>
        </h2>
        <div class="panel-actions">{props.actions}</div>
      </header>
      <div class="panel-body">
        <Show when={props.query.error}>
          {(error) => (
            <FailureNote title={props.title} error={error()} stale={data() !== undefined} retry={() => props.query.refetch()} />
          )}
        </Show>
        <Show when={data()} fallback={pending() ? <Skeleton height={props.height ?? 240} title={props.title} /> : <div style={{ height: props.query.error ? "0" : `${props.height ?? 240}px` }} />}>
          {(held) => (
            <Show when={!hollow(held().value)} fallback={<div class="panel-empty">{props.empty ?? "Nothing here yet."}</div>}>
              {props.children(() => held().value)}
            </Show>
          )}
        </Show>
      </div>
    </section>
  );
}
