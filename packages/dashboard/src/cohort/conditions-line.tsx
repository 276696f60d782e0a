import { cohortParts } from "@pinghouse/shared/cohort/sentence";
import { createEffect, createSignal, For, type JSX, on, Show } from "solid-js";
import { Icon } from "../ui/icon.tsx";
import { Popover } from "../ui/popover.tsx";
import { walkWithArrows } from "../ui/walk-with-arrows.ts";
import { conditionKeys, type ConditionKey } from "./cohort-address.ts";
import "./cohort.css";
import { conditions } from "./conditions.ts";
import { ConditionEditor } from "./editors/condition-editor.tsx";
import type { UrlCohort } from "./url-cohort.ts";

/** What is open below the line: the list of what can be added, or the fields of one condition. */
type Open = "all" | ConditionKey | undefined;

/**
 * A cohort's conditions as a sentence of words that can each be changed or taken away, and the one menu that adds to
 * them. `lead` stands before them, `figures` below; `side` ("Cohort A") goes before the names of buttons where a page has two cohorts.
 */
export function ConditionsLine(props: { cohort: UrlCohort; lead: JSX.Element; figures?: string | undefined; side?: string; children?: JSX.Element }) {
  let line: HTMLDivElement | undefined;
  let adder: HTMLButtonElement | undefined;
  let box: HTMLDivElement | undefined;
  const [open, setOpen] = createSignal<Open>();
  const words = () => new Map(cohortParts(props.cohort.cohort()).map((part) => [part.key, part.words]));
  // By key alone, so that a chip stays the same element while its words change.
  const keys = () => conditionKeys.filter((key) => words().has(key));
  const named = (what: string) => (props.side === undefined ? what : `${props.side}, ${what}`);
  const toggle = (what: Open) => setOpen(open() === what ? undefined : what);
  const close = () => {
    const chip = line?.querySelector<HTMLElement>(`[data-condition="${open()}"]`);
    setOpen(undefined);
    (chip ?? adder)?.focus();
  };
  const remove = (key: ConditionKey) => {
    props.cohort.set(key, []);
    adder?.focus();
  };
  const title = () => {
    const what = open();
    return what === undefined || what === "all" ? "Add a condition" : conditions[what].title;
  };
  const edited = () => {
    const what = open();
    return what === "all" ? undefined : what;
  };
  /** Fields that wait for their answers come some frames later. */
  const focusFirst = (frames: number): void => {
    requestAnimationFrame(() => {
      const first = box?.querySelector<HTMLElement>("input, textarea, button");
      if (first?.isConnected === true) first.focus();
      else if (frames > 0 && open() !== undefined) focusFirst(frames - 1);
    });
  };
  createEffect(on(open, (what) => what !== undefined && focusFirst(30)));
  return (
    <div class="conditions" ref={line}>
      <p class="cohort-sentence">
        {props.lead}{keys().length > 0 ? ": " : ""}
        <For each={keys()}>
          {(key, at) => (
            <>
              <span class="chip">
                <button type="button" class="chip-words" data-condition={key} title={`Change: ${conditions[key].title}`} aria-haspopup="dialog" aria-expanded={open() === key} onClick={() => toggle(key)}>{words().get(key)}</button>
                <button type="button" class="chip-close" aria-label={named(`take away: ${words().get(key)}`)} title="Take away" onClick={() => remove(key)}><Icon name="close" size={12} /></button>
              </span>
              {at() < keys().length - 1 ? ", " : ""}
            </>
          )}
        </For>
      </p>
      <Show when={props.figures}>{(figures) => <p class="cohort-figures">{figures()}</p>}</Show>
      <div class="cohort-controls">
        <button ref={adder} type="button" class="button" aria-label={named("Add a condition")} aria-haspopup="dialog" aria-expanded={open() === "all"} onClick={() => toggle("all")}>
          Add a condition
          <Icon name="down" size={12} />
        </button>
        {props.children}
      </div>
      <Popover open={open() !== undefined} onClose={close} title={named(title())} anchor={() => adder} keeper={() => line}>
        <div ref={box}>
          <Show when={edited()} fallback={<Kinds onChoose={setOpen} />} keyed>
            {(key) => (
              <>
                <ConditionEditor of={key} values={props.cohort.fields()[key]} onChange={(values) => props.cohort.set(key, values)} />
                <div class="popover-foot">
                  <button type="button" class="button" onClick={() => setOpen("all")}>Another condition</button>
                  <button type="button" class="button button-main" onClick={close}>Done</button>
                </div>
              </>
            )}
          </Show>
        </div>
      </Popover>
    </div>
  );
}

/** Everything that can be a condition. */
function Kinds(props: { onChoose: (key: ConditionKey) => void }) {
  return (
    <div class="choose" role="group" aria-label="Conditions" onKeyDown={walkWithArrows}>
      <For each={conditionKeys}>{(key) => <button type="button" onClick={() => props.onChoose(key)}>{conditions[key].title}</button>}</For>
    </div>
  );
}
