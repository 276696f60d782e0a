import { ErrorBoundary, type JSX, Suspense } from "solid-js";
import { FailureNote } from "../ui/panel.tsx";

/** The first stop of a keyboard: past header and navigation. */
export function SkipLink() {
  const skip = (event: MouseEvent) => {
    event.preventDefault();
    document.getElementById("content")?.focus();
  };
  return (
    <a class="skip" href="#content" onClick={skip}>
      Skip to the content
    </a>
  );
}

/** A page that throws shows what happened in its place; the navigation stays. A page whose code is gone (the server was upgraded meanwhile) comes with a reload. */
export function Guarded(props: { children: JSX.Element }) {
  return (
    <ErrorBoundary fallback={(error: unknown) => <FailureNote title="This page" error={error} stale={false} retry={() => location.reload()} />}>
      <Suspense>{props.children}</Suspense>
    </ErrorBoundary>
  );
}
