import { createTRPCClient, httpLink, TRPCClientError } from "@trpc/client";
import { queryOptions } from "@tanstack/solid-query";
import { noteAge } from "./answer-age.ts";
import type { AppRouter } from "@pinghouse/warehouse/api/router";

/** What the page says of itself in its html element; nothing where there is no page, as in a test. */
const said = (name: string): string | undefined => (typeof document === "undefined" ? undefined : document.documentElement.dataset[name]);

/** The hub's typed API, or, beside an installation, what passes its questions on. One request per question, so that a slow one holds back no other. */
export const api = createTRPCClient<AppRouter>({ links: [httpLink({ url: said("hub") ?? "/trpc", fetch: async (input, { signal, ...init } = {}) => noteAge(await fetch(input, { ...init, signal: signal ?? null })) })] });

/** A procedure's `query`, as the client offers it. */
export type Ask<Input, Output> = (input: Input, options: { signal: AbortSignal }) => Promise<Output>;

/**
 * Options of a query: its key is the procedure's path and its input, and leaving the page cancels the request.
 * `name` is the path as the server knows it ("metrics.get"), so that one grep finds both ends.
 */
export const ask = <Input, Output>(name: string, procedure: Ask<Input, Output>, input: Input) =>
  queryOptions({ queryKey: [name, input], queryFn: ({ signal }) => procedure(input, { signal }) });

export interface Page<Item> {
  as_of: string | null;
  items: Item[];
  next_cursor: string | null;
}

/** Rows asked for at once when a whole list is loaded: the most the API gives. */
const pageSize = 1_000;

/** Options of a list that is loaded to its end in pages of a thousand; see `state/whole-list.ts`. */
export const askWhole = <Input extends object, Item>(
  name: string,
  procedure: Ask<Input & { limit: number; cursor?: string }, Page<Item>>,
  input: Input,
) => ({
  queryKey: [name, "whole", input],
  queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) =>
    procedure({ ...input, limit: pageSize, ...(pageParam === null ? {} : { cursor: pageParam }) }, { signal }),
  initialPageParam: null,
  getNextPageParam: (last: Page<Item>) => last.next_cursor,
});

/** A failed answer in words, with what a person may hand to the operator. */
export interface Failure {
  status: number;
  message: string;
  requestId: string | undefined;
}

const header = (meta: Record<string, unknown> | undefined): string | undefined => {
  const response = meta?.["response"];
  return response instanceof Response ? (response.headers.get("x-request-id") ?? undefined) : undefined;
};

const statusOf = (data: unknown): number => (typeof data === "object" && data !== null && "httpStatus" in data ? Number(data.httpStatus) : 0);

/** What went wrong, from whatever was thrown, as a sentence to show. Status 0 = there was no answer of the hub. */
export const failureOf = (error: unknown): Failure => {
  if (!(error instanceof TRPCClientError)) return { status: 0, message: `Something in this page failed: ${String(error)}.`, requestId: undefined };
  const status = statusOf(error.data);
  return { status, message: status === 0 ? `${said("server") ?? "The hub"} did not answer.` : error.message, requestId: header(error.meta) };
};
