import type { Absence } from "./absence.ts";
import "./absence-mark.css";

const dot = "M6 6m-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0";

const shapes: Record<Absence | "used", string> = {
  used: dot,
  unused: dot,
  missing: "M2 6h8",
  failed: "M2.5 2.5l7 7m0 -7l-7 7",
  unavailable: "M1.5 1.5h9v9h-9zM1.5 6l4.5 -4.5M1.5 10.5l9 -9M6 10.5l4.5 -4.5",
  silent: "M4 2v8M8 2v8",
};

/** The shape that each kind has everywhere: dot (a value), circle, dash, cross, hatched square, two bars. Words stand beside it. */
export function AbsenceMark(props: { kind: Absence | "used" }) {
  return (
    <svg class={`mark mark-${props.kind}`} viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      <path d={shapes[props.kind]} />
    </svg>
  );
}
