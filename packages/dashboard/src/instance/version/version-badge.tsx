import { A } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import { Show } from "solid-js";
import { answerOf } from "../../state/answer-of.ts";
import { versionQuery } from "../queries.ts";
import { badgeWords } from "./version-words.ts";
import "./version.css";

/** The version's state in two words, on every page; it leads to Help, where the rest is said. */
export function VersionBadge() {
  const query = useQuery(() => versionQuery());
  return (
    <Show when={answerOf(query)}>
      {(version) => (
        <A href="/help" class={`version-badge version-${version().state}`}>
          <span class="version-number">{version().version ?? "Version unknown"}</span> {badgeWords[version().state]}
        </A>
      )}
    </Show>
  );
}
