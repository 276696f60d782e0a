import { A } from "@solidjs/router";
import { createEffect, For, type JSX, onMount, Show } from "solid-js";
import "./page-head.css";

export interface Crumb {
  label: string;
  href: string;
}

let firstPage = true;

/**
 * The top of a page: the way here, its one `h1`, a sentence, and controls. Sets the window's title, and takes the
 * focus after a navigation so that readers and keyboards start at the top of the new page.
 */
export function PageHead(props: { title: string; crumbs?: readonly Crumb[]; lead?: JSX.Element; actions?: JSX.Element }) {
  let heading: HTMLHeadingElement | undefined;
  createEffect(() => {
    document.title = `${props.title} · Pinghouse`;
  });
  onMount(() => {
    if (!firstPage) heading?.focus({ preventScroll: true });
    firstPage = false;
  });
  return (
    <div class="page-head">
      <Show when={props.crumbs}>
        {(crumbs) => (
          <nav aria-label="Breadcrumb">
            <ol class="crumbs">
              <For each={crumbs()}>
                {(crumb) => (
                  <li>
                    <A href={crumb.href}>{crumb.label}</A>
                  </li>
                )}
              </For>
              <li aria-current="page">{props.title}</li>
            </ol>
          </nav>
        )}
      </Show>
      <div class="page-head-row">
        <h1 ref={heading} tabindex={-1}>
          {props.title}
        </h1>
        <div class="page-head-actions">{props.actions}</div>
      </div>
      <Show when={props.lead}>{(lead) => <p class="page-lead">{lead()}</p>}</Show>
    </div>
  );
}
