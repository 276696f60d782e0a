import { useNavigate } from "@solidjs/router";
import { useQuery, useQueryClient } from "@tanstack/solid-query";
import { createSignal, For, Show } from "solid-js";
import { api } from "../../api/client.ts";
import { viewsQuery } from "../../api/queries.ts";
import { answerOf } from "../../state/answer-of.ts";
import { Form } from "../../ui/form.tsx";
import { Menu, MenuAction } from "../../ui/menu.tsx";
import { canonicalQuestion, savedHref } from "./compare-address.ts";
import type { UrlComparison } from "./url-comparison.ts";

/** Comparisons kept under a name: a menu of them, and a field to keep this one. */
export function SavedComparisons(props: { comparison: UrlComparison }) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const views = useQuery(viewsQuery);
  const [naming, setNaming] = createSignal(false);
  const [name, setName] = createSignal("");
  const saved = () => (answerOf(views)?.items ?? []).filter(({ kind }) => kind === "compare");
  const query = () => canonicalQuestion(props.comparison.question());
  const held = () => saved().find((view) => view.query === query());
  const again = () => client.invalidateQueries({ queryKey: ["views.list"] });
  const save = async () => {
    await api.views.save.mutate({ name: name().trim(), kind: "compare", query: query() });
    setNaming(false);
    setName("");
    await again();
  };
  const remove = async (id: string) => {
    await api.views.remove.mutate({ id });
    await again();
  };
  return (
    <div class="saved-comparisons">
      <Show when={saved().length > 0}>
        <Menu name="Saved comparisons" label={`Saved: ${held()?.name ?? saved().length}`}>
          <For each={saved()}>{(view) => <MenuAction onSelect={() => navigate(savedHref(view.query))}>{view.name}</MenuAction>}</For>
        </Menu>
      </Show>
      <Show when={props.comparison.metrics().length > 0}>
        <Show
          when={held()}
          fallback={<button type="button" class="button" aria-expanded={naming()} onClick={() => setNaming(!naming())}>Save under a name</button>}
        >
          {(view) => <button type="button" class="button" onClick={() => void remove(view().id).catch(again)}>Forget {view().name}</button>}
        </Show>
        <Show when={naming() && held() === undefined}>
          <Form verb="Save" busy="Saving" send={save}>
            <input class="text-input" type="text" aria-label="Name of the comparison" placeholder="Name" required maxlength={100} autocomplete="off" value={name()} onInput={(event) => setName(event.currentTarget.value)} />
          </Form>
        </Show>
      </Show>
    </div>
  );
}
