import { createUniqueId } from "solid-js";
import "./cohort.css";

/** A day of a window. Takes effect when it is left or Enter is pressed: a half-typed day is no question. */
export function DayField(props: { label: string; value: string; invalid: boolean; onChange: (day: string) => void }) {
  const id = createUniqueId();
  return (
    <label class="cohort-field" for={id}>
      <span>{props.label}</span>
      <input id={id} type="date" value={props.value} aria-invalid={props.invalid && props.value !== ""} onChange={(event) => props.onChange(event.currentTarget.value)} />
    </label>
  );
}
