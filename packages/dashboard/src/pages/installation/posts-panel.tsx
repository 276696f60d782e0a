import { useQuery } from "@tanstack/solid-query";
import { For, Show } from "solid-js";
import { installationPostsQuery } from "../../api/queries.ts";
import type { Post } from "../../api/rows.ts";
import { formatInstant } from "../../charts/format.ts";
import { Panel } from "../../ui/panel.tsx";
import { payloadLines, payloadText } from "../../ui/payload/payload-text.ts";

const kinds: Record<string, string> = { metadata: "How long each metric took", error: "An error while building a ping" };

/** What the installation said about its pings beside them: timings of metrics, and errors. */
export function PostsPanel(props: { id: string }) {
  const query = useQuery(() => installationPostsQuery(props.id));
  return (
    <Panel
      title="Metadata and error posts"
      query={query}
      height={120}
      isEmpty={({ items }) => items.length === 0}
      empty="It sent none. Newer versions post how long each metric took, and errors that kept them from building a ping."
    >
      {(answer) => <For each={answer().items.toReversed()}>{(post) => <PostRow post={post} />}</For>}
    </Panel>
  );
}

function PostRow(props: { post: Post }) {
  return (
    <details class="post">
      <summary>
        <strong>{kinds[props.post.kind] ?? props.post.kind}</strong>
        <span class="soft">received {formatInstant(props.post.received_at)}</span>
        <Show when={props.post.ping_id} fallback={<span class="soft">with no ping in the 48 hours before</span>}>
          {(ping) => <span class="soft">about ping {ping()}</span>}
        </Show>
      </summary>
      <pre tabindex="0" aria-label="The post as kept">{payloadText(payloadLines(props.post.body))}</pre>
    </details>
  );
}
