import type { RunState } from "@pinghouse/shared/exports/order";
import { stateWords } from "./run-words.ts";

const shapes: Readonly<Record<RunState, string>> = {
  waiting: "M6 1.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0 -9M6 3.5v2.7l1.8 1",
  running: "M3.5 2l6 4l-6 4z",
  done: "M1.8 6.4l2.8 2.8l5.6 -6.2",
  failed: "M2.5 2.5l7 7m0 -7l-7 7",
  withdrawn: "M2 6h8",
  stopped: "M2.5 2.5h7v7h-7z",
};

/** How a run stands: a shape of its own and the word; red for what failed alone. */
export function RunStateMark(props: { state: RunState }) {
  return (
    <span class="run-state" classList={{ "run-failed": props.state === "failed" }}>
      <svg viewBox="0 0 12 12" width="12" height="12" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
        <path d={shapes[props.state]} />
      </svg>
      {stateWords[props.state]}
    </span>
  );
}
