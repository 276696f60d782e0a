// @vitest-environment jsdom
import { createSignal } from "solid-js";
import { render } from "solid-js/web";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Panel, type PanelQuery } from "./panel.tsx";

interface State {
  data?: readonly number[];
  error?: unknown;
  isFetching?: boolean;
}

/** A query in whatever state the test wants, as the panel sees it. */
const fakeQuery = (first: State) => {
  const [state, setState] = createSignal(first);
  const refetch = vi.fn();
  const query: PanelQuery<readonly number[]> = {
    get data() {
      return state().data;
    },
    get error() {
      return state().error ?? null;
    },
    get isFetching() {
      return state().isFetching ?? false;
    },
    get isSuccess() {
      return state().data !== undefined && state().error === undefined;
    },
    get dataUpdatedAt() {
      return state().data === undefined ? 0 : 1;
    },
    refetch,
  };
  return { query, setState, refetch };
};

let close = () => {};
const show = (query: PanelQuery<readonly number[]>) => {
  const root = document.body.appendChild(document.createElement("div"));
  const dispose = render(
    () => (
      <Panel title="Numbers" query={query} isEmpty={(numbers) => numbers.length === 0} empty="No numbers were sent.">
        {(numbers) => <p class="drawn">{numbers().join(" ")}</p>}
      </Panel>
    ),
    root,
  );
  close = () => {
    dispose();
    root.remove();
  };
  return root;
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  close();
  vi.useRealTimers();
});

test("a quick answer never flashes a skeleton, a slow one gets it after 150 ms", () => {
  const { query, setState } = fakeQuery({ isFetching: true });
  const root = show(query);
  vi.advanceTimersByTime(149);
  expect(root.querySelector(".panel-skeleton")).toBeNull();
  vi.advanceTimersByTime(1);
  expect(root.querySelector(".panel-skeleton")).not.toBeNull();
  setState({ data: [1, 2] });
  expect(root.querySelector(".panel-skeleton")).toBeNull();
  expect(root.querySelector(".drawn")?.textContent).toBe("1 2");
});

test("a failure without an answer says what failed and asks again on request", () => {
  const { query, refetch } = fakeQuery({ error: new Error("no") });
  const root = show(query);
  expect(root.querySelector("[role=alert]")?.textContent).toContain("Numbers could not be loaded.");
  root.querySelector("button")?.click();
  expect(refetch).toHaveBeenCalledOnce();
});

test("an answer that could not be refreshed stays, under a note that says so", () => {
  const { query } = fakeQuery({ data: [7], error: new Error("no") });
  const root = show(query);
  expect(root.querySelector("[role=alert]")?.textContent).toContain("could not be refreshed");
  expect(root.querySelector(".drawn")?.textContent).toBe("7");
});

test("old data stay while new ones come, under a thin bar", () => {
  const { query, setState } = fakeQuery({ data: [1] });
  const root = show(query);
  const drawn = root.querySelector(".drawn");
  setState({ data: [1], isFetching: true });
  vi.advanceTimersByTime(150);
  expect(root.querySelector(".panel-bar")).not.toBeNull();
  setState({ data: [2] });
  expect(root.querySelector(".drawn")).toBe(drawn);
  expect(drawn?.textContent).toBe("2");
  expect(root.querySelector(".panel-bar")).toBeNull();
});

test("an empty answer names its cause", () => {
  const root = show(fakeQuery({ data: [] }).query);
  expect(root.textContent).toContain("No numbers were sent.");
  expect(root.querySelector(".drawn")).toBeNull();
});
