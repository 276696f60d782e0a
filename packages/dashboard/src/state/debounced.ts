import { type Accessor, createEffect, createSignal, on, onCleanup } from "solid-js";

/** A signal that follows another once it rested for `wait` milliseconds. */
export const createDebounced = <T>(source: Accessor<T>, wait: number): Accessor<T> => {
  const [rested, setRested] = createSignal(source());
  createEffect(
    on(
      source,
      (value) => {
        const timer = setTimeout(() => setRested(() => value), wait);
        onCleanup(() => clearTimeout(timer));
      },
      { defer: true },
    ),
  );
  return rested;
};
