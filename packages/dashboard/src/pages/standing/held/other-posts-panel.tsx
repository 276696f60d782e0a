import { createSignal, Show } from "solid-js";
import type { Held } from "../../../api/rows.ts";
import { formatBytes, formatCount } from "../../../charts/format.ts";
import { Panel, type PanelQuery } from "../../../ui/panel.tsx";
import { PostsPanel } from "../../installation/posts-panel.tsx";

/** What came beside the pings, counted; the posts themselves are asked for when somebody wants them. */
export function OtherPostsPanel(props: { id: string; held: PanelQuery<Held> }) {
  const [open, setOpen] = createSignal(false);
  const posts = ({ metadata_posts, error_posts }: Held) => metadata_posts + error_posts;
  return (
    <>
      <Panel title="Other posts" query={props.held} height={90} isEmpty={(held) => posts(held) === 0} empty="It sent none: neither how long its metrics took, nor errors that kept it from building a ping.">
        {(held) => (
          <div class="held-posts">
            <p>
              {formatCount(held().metadata_posts, "post")} about how long each metric took, {formatCount(held().error_posts, "post")} about errors while building a ping: {formatBytes(held().posts_bytes)} as kept. They go as pings do, by their receipt.
            </p>
            <button type="button" class="button" aria-expanded={open()} onClick={() => setOpen(!open())}>{open() ? "Hide them" : "See them"}</button>
          </div>
        )}
      </Panel>
      <Show when={open()}><PostsPanel id={props.id} /></Show>
    </>
  );
}
