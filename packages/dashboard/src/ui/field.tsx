import { createUniqueId, Show } from "solid-js";
import "./field.css";

interface FieldProps {
  label: string;
  type: "email" | "password" | "text";
  value: string;
  onInput: (value: string) => void;
  autocomplete: string;
  /** What is asked for, below the field. */
  hint?: string;
  minLength?: number;
  /** True where it may stay empty. */
  optional?: boolean;
  /** The id of a datalist that offers values. */
  list?: string;
  /** Stands in the field while it is empty: an example. */
  placeholder?: string;
}

/** A labelled text field of a form. */
export function Field(props: FieldProps) {
  const id = createUniqueId();
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <input
        id={id}
        class="text-input"
        type={props.type}
        value={props.value}
        onInput={(event) => props.onInput(event.currentTarget.value)}
        autocomplete={props.autocomplete}
        aria-describedby={props.hint === undefined ? undefined : `${id}-hint`}
        minLength={props.minLength}
        list={props.list}
        placeholder={props.placeholder}
        required={props.optional !== true}
      />
      <Show when={props.hint}>
        <p class="small soft" id={`${id}-hint`}>
          {props.hint}
        </p>
      </Show>
    </div>
  );
}
