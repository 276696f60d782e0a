import { failureOf } from "../../api/client.ts";

/** What the palette says of a list that is asked for, or that could not be had; what was had before stays. */
export const listSaid = (what: string, query: { readonly isFetching: boolean; readonly error: unknown }, some: boolean): string | undefined => {
  if (query.error !== null && query.error !== undefined) return `${what} could not be asked: ${failureOf(query.error).message}`;
  return query.isFetching && !some ? `Asking for ${what.toLowerCase()}.` : undefined;
};
