import type { ReleaseRow } from "../api/rows.ts";
import "./severity-mark.css";

export type Colour = ReleaseRow["severity"];

/** What each colour tells a version, in the words that its badge has. */
export const severityWords: Readonly<Record<Colour, string>> = { success: "up to date", warning: "update available", danger: "update asap", unknown: "unknown" };

/** A shape for each, so that no colour is needed to tell them apart: a tick in a circle, a triangle, a full octagon, a hollow circle. */
const shapes: Readonly<Record<Colour, string>> = {
  success: "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13zM5 8l2.2 2.2L11 6.2",
  warning: "M8 2L15 14H1zM8 6.5v3.5M8 12v.2",
  danger: "M5 1h6l4 4v6l-4 4H5l-4-4V5z",
  unknown: "M8 2a6 6 0 1 0 0 12a6 6 0 0 0 0-12z",
};

/** What a version is told: shape, colour and word. */
export function SeverityMark(props: { severity: Colour; words?: string }) {
  return (
    <span class={`severity severity-${props.severity}`}>
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true"><path d={shapes[props.severity]} /></svg>
      <span>{props.words ?? severityWords[props.severity]}</span>
    </span>
  );
}
