import { createMemo, createSignal } from "solid-js";
import type { Find, Source } from "./find.ts";
import { exactFirst, findIn } from "./find-in.ts";

/** As many of one kind as stand there while something is searched; pages and the like before that are all there. */
const most = 6;

interface Group {
  title: string;
  finds: readonly Find[];
  terms: readonly string[];
}

/** What the palette shows for what is typed, and which line Enter takes. */
export const createPaletteLines = (sources: readonly Source[], text: () => string) => {
  const searched = () => text().trim() !== "";
  const parts = sources.map((source) => {
    const search = createMemo(() => findIn(source.finds()));
    return createMemo((): Group => {
      const { finds, terms } = searched() ? search()(text()) : { finds: source.idle ? source.finds() : [], terms: [] };
      if (!searched() || finds.length <= most) return { title: source.title, finds, terms };
      const all = source.all?.(text().trim());
      return { title: source.title, finds: [...finds.slice(0, most), ...(all === undefined ? [] : [all])], terms };
    });
  });
  const groups = createMemo(() => exactFirst(parts.map((part) => part()), text()));
  const lines = createMemo(() => groups().flatMap(({ finds }) => finds));
  const [chosen, setChosen] = createSignal<string>();
  // What arrives later moves no choice that was made.
  const active = createMemo(() => lines().find(({ id }) => id === chosen()) ?? lines()[0]);
  const step = (by: number) => {
    const all = lines();
    const now = all.findIndex((line) => line === active());
    setChosen(all[(now + by + all.length) % Math.max(1, all.length)]?.id);
  };
  return { groups, lines, active, choose: setChosen, step };
};
