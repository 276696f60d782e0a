import { For } from "solid-js";
import type { TrialStep } from "../../api/rows.ts";
import { RunStateMark } from "./run-state.tsx";

const stepWords: Readonly<Record<TrialStep["step"], string>> = { reach: "Reach it", write: "Write a small file", read: "Read it back", remove: "Remove it" };

/** The steps of a trial: each that was made with what came of it, and those that were not. */
export function Trial(props: { name: string; steps: readonly TrialStep[] }) {
  const all = () => (["reach", "write", "read", "remove"] as const).map((step) => ({ step, made: props.steps.find((one) => one.step === step) }));
  return (
    <ol class="trial" aria-label={`Test of ${props.name}`}>
      <For each={all()}>
        {({ step, made }) => (
          <li>
            <strong>{stepWords[step]}</strong>
            {made === undefined ? <span class="small soft">not tried</span> : <RunStateMark state={made.ok ? "done" : "failed"} />}
            <span class="small soft">{made?.detail}</span>
          </li>
        )}
      </For>
    </ol>
  );
}
